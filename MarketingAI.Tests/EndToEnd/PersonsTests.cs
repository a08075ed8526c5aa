using System.Text;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>A reviewer loosens a mask; a scientist finds a person, takes a key out and restores it, in the browser.</summary>
public sealed class PersonsTests
{
    private const string Register = """
        record_id,customer_id,email,first_name,last_name,city
        r1,U1,ann@mail.example,Ann,Lee,Lakebury
        r2,U1,ann@mail.example,Anne,Lee,Lakebury
        r3,U2,bob@mail.example,Bob,Lee,Easthaven
        """;

    [Fact]
    public async Task A_mask_is_changed_and_a_person_is_split_and_restored()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        await PrepareAsync(host);
        await using Browser browser = await Browser.StartAsync(host);
        List<string> findings = [];

        IPage reviewer = await browser.SignInAsync("reviewer");
        await Browser.GoAsync(reviewer, Urls.Access);
        await reviewer.GetByLabel("Identifying for Marketer").SelectOptionAsync("Partial");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "Put the changes in force" }).ClickAsync();
        await reviewer.GetByLabel("Reason").FillAsync("Marketers check the domain of addresses.");
        await reviewer.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Put in force" }).ClickAsync();
        await reviewer.GetByText("Version 1 of the policy is in force").WaitForAsync();
        await Browser.PictureAsync(reviewer, "govern-access-changed");
        findings.AddRange(await Browser.AxeAsync(reviewer));

        IPage scientist = await browser.SignInAsync("scientist");
        await Browser.GoAsync(scientist, Urls.Persons);
        await Browser.PictureAsync(scientist, "data-persons");
        findings.AddRange(await Browser.AxeAsync(scientist));
        await scientist.GetByLabel("E-mail address").FillAsync("Ann@mail.example");
        await scientist.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await scientist.WaitForURLAsync(url => url.Contains($"{Urls.Persons}/", StringComparison.Ordinal));
        await scientist.GetByText("Known by 4 keys").WaitForAsync();
        await Browser.PictureAsync(scientist, "data-person");
        findings.AddRange(await Browser.AxeAsync(scientist));
        await scientist.GetByLabel("Choose Register record").First.CheckAsync();
        await scientist.GetByRole(AriaRole.Button, new() { Name = "Take the chosen keys out" }).ClickAsync();
        await scientist.GetByLabel("Reason").FillAsync("Another person of the same name.");
        await scientist.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Split" }).ClickAsync();
        await scientist.GetByText("Known by 3 keys").WaitForAsync();
        await scientist.GetByRole(AriaRole.Button, new() { Name = "Undo: Split" }).ClickAsync();
        await scientist.GetByLabel("Reason").FillAsync("It was hers after all.");
        await scientist.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await scientist.GetByText("Known by 4 keys").WaitForAsync();
        await Browser.PictureAsync(scientist, "data-person-restored");

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
        Assert.Empty(browser.Faults);
    }

    private static async Task PrepareAsync(WorkbenchHost host)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("register.csv");
        await File.WriteAllTextAsync(path, Register, Encoding.UTF8);
        using IServiceScope scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("scientist", [Roles.DataScientist]));
        await scope.ServiceProvider.GetRequiredService<IDataSets>().ImportAsync(new FileSource(path, "register.csv"), "Register", default);
        Outcome<GraphBuild> built = await scope.ServiceProvider.GetRequiredService<IIdentityGraph>().BuildAsync(new GraphOptions(), default);
        Assert.Equal(2, built.Value.Persons);
    }
}
