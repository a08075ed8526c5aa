using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.FeatureStore.Views;

/// <summary>Views over data sets that are typed into tests.</summary>
internal sealed class ViewWork : IDisposable
{
    public FileWork Files { get; } = new();

    public IFeatureViews Views => Files.Get<IFeatureViews>();

    /// <summary>Loads a text as a data set, every column allowed and not personal.</summary>
    public async Task<DataSet> Table(string text, string name, Func<ContractColumn, ContractColumn>? change = null)
    {
        DataSet dataSet = await Files.Import(Files.Text(text, $"{name}.csv"), name);
        await Files.Confirm(dataSet, column => (change ?? (same => same))(column with { PersonalData = PersonalDataClass.None, PersonalDataOpen = false, Use = AllowedUse.Anything }));
        return dataSet;
    }

    public static FeatureViewDefinition Over(DataSetRows source, params FeatureDefinition[] features) => new()
    {
        Name = "facts",
        Description = "Facts.",
        Owner = "dana",
        Entity = FeatureEntity.Record("driver"),
        Source = source,
        Features = features,
    };

    public static FeatureDefinition Feature(string name, FeatureRecipe recipe) => new(name, $"What {name} says.", recipe);

    public async Task<FeatureView> Activate(FeatureViewDefinition definition)
    {
        Assert.Null((await Views.SaveDraftAsync(definition, default)).Refusal);
        Outcome<FeatureView> active = await Views.ActivateAsync(definition.Name, "For the test", default);
        Assert.Null(active.Refusal);
        return active.Value;
    }

    /// <summary>A training set from labels with columns <c>driver</c>, <c>at</c> and <c>y</c>.</summary>
    public Task<Outcome<TrainingSet>> Train(DataSet labels, FeatureView view, bool asServed = false) => Files.TrainingSets.AssembleAsync(
        new TrainingSetRequest(labels.Id, "y", null, [])
        {
            Views = [new ViewUse(view.Reference)],
            Keys = [new LabelKey("driver", FeatureEntity.Record("driver"))],
            DecisionColumn = "at",
            AsServed = asServed,
        },
        default);

    public static double[] Numbers(TrainingSet set, string column) => ((NumberColumn)set.Table[column]).Values;

    public void Dispose() => Files.Dispose();
}
