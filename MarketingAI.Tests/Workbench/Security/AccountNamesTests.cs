using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.EndToEnd.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Security;

/// <summary>A name that stands in a contract leads to the account of its holder.</summary>
public sealed class AccountNamesTests
{
    [Fact]
    public async Task A_name_an_account_and_an_address_lead_to_the_account_and_a_stranger_to_none()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        (await host.SignedInAsync("scientist")).Dispose();
        using IServiceScope scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), Actor.System);
        IAccountNames names = scope.ServiceProvider.GetRequiredService<IAccountNames>();

        Assert.Equal("scientist", await names.AccountOfAsync("Dana Okafor", default));
        Assert.Equal("scientist", await names.AccountOfAsync(" dana okafor ", default));
        Assert.Equal("scientist", await names.AccountOfAsync("scientist", default));
        Assert.Equal("scientist", await names.AccountOfAsync("scientist@demo.local", default));
        Assert.Null(await names.AccountOfAsync("Nobody Known", default));
    }
}
