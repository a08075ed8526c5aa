using Bunit;
using Bunit.TestDoubles;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Layout;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace MarketingAI.Tests.Workbench.Pages.Modeling;

/// <summary>The model pages over doubles, as a data scientist unless the test says otherwise.</summary>
public abstract class ModelingPageTest : BunitContext, IAsyncLifetime
{
    protected ModelingPageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddScoped<ThemeState>();
        Services.AddScoped<BrowserTools>();
        Services.AddSingleton<IJobs>(Jobs);
        Services.AddSingleton<IJobFeed>(Jobs);
        Services.AddSingleton<IModelSearch>(Search);
        Authorization = this.AddAuthorization();
        Authorization.SetAuthorized("dana");
        Authorization.SetPolicies(Policies.Read, Policies.ManageModels, Policies.Deploy);
    }

    internal Jobs Jobs { get; } = new();

    internal Search Search { get; } = new();

    protected BunitAuthorizationContext Authorization { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    internal void With(IReadOnlyList<DataSet> sets, ModelVersion[] versions, DataContract[] contracts, ITrainingSets? trainingSets = null)
    {
        Services.AddSingleton<IStoredTrainingSets>(new StoredSets());
        Services.AddSingleton<IDataSets>(new DataSetsOnFile([.. sets]));
        Services.AddSingleton<IModelRegistry>(new Registry(versions));
        Services.AddSingleton<IContracts>(new ContractsOnFile(contracts));
        Services.AddSingleton(trainingSets ?? new TrainingSets(Sample.Contract));
    }

    protected static void Says(string text, params string[] words) =>
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));

    /// <summary>Renders the page at its address, with the places where MudBlazor puts menus.</summary>
    protected IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Render<MudPopoverProvider>();
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<TPage>(parameters);
    }
}
