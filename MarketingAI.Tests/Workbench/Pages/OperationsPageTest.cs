using Bunit;
using Bunit.TestDoubles;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Layout;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace MarketingAI.Tests.Workbench.Pages;

/// <summary>Pages over doubles, as a person with the policies that the test names.</summary>
public abstract class OperationsPageTest : BunitContext, IAsyncLifetime
{
    protected OperationsPageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddScoped<ThemeState>();
        Services.AddScoped<BrowserTools>();
        WorkScope scope = new();
        scope.Enter(new BusinessUnitId("retail"), new Actor("dana", [Roles.DataScientist]));
        Services.AddSingleton(scope);
        Services.AddSingleton(TimeProvider.System);
        Authorization = this.AddAuthorization();
        Authorization.SetAuthorized("dana");
        Authorization.SetPolicies(Policies.Read);
    }

    protected BunitAuthorizationContext Authorization { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>Renders the page at its address, with the places where MudBlazor puts menus and dialogs.</summary>
    protected IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        if (Dialogs is null)
        {
            Render<MudPopoverProvider>();
            Dialogs = Render<MudDialogProvider>();
        }

        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render(parameters);
    }

    protected IRenderedComponent<MudDialogProvider>? Dialogs { get; private set; }
}
