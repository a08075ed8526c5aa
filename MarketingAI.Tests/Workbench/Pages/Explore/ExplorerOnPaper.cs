using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Tests.Workbench.Pages.Explore;

/// <summary>An explorer whose answers are written down.</summary>
internal sealed class ExplorerOnPaper : IExplorer, IExplorerBasket
{
    private static readonly ShownSql Sql = new("Counts", "SELECT count(*) FROM ingestion.leads WHERE \"channel\" = 'email'");

    public static readonly Guid SetId = new("00000000-0000-0000-0000-00000000000a");

    public static ExploreColumn Channel { get; } = new("channel", "channel", ColumnType.Text, "How the lead came in.") { CountedDistinct = 3, CountedMissingShare = 0 };

    public static ExploreColumn Email { get; } = new("email", "email", ColumnType.Text, "Address.") { PersonalData = PersonalDataClass.Identifying, CountedDistinct = 900, CountedMissingShare = 0.1 };

    public static ExploreColumn Converted { get; } = new("converted", "converted", ColumnType.Boolean, "Bought.") { KnownAt = KnownAt.After };

    public static ExploreColumn Created { get; } = new("created_at", "created_at", ColumnType.Timestamp, "When.");

    public static ExploreColumn Age { get; } = new("score", "score", ColumnType.Integer, "Points.");

    public static ExploreSource Leads { get; } = new($"set-{SetId}", ExploreSourceKind.DataSet, "Leads 2025", new WarehouseTable("ingestion", "leads"), 1000, [Channel, Email, Converted, Created, Age])
    {
        DataSetId = SetId,
        TimeColumn = "created_at",
        LikelyTarget = "converted",
    };

    private readonly List<BasketColumn> _basket = [];

    public List<string> Asked { get; } = [];

    public Refusal? Refuses { get; set; }

    public Task? Waits { get; set; }

    public bool IsEmpty { get; set; }

    public Task<IReadOnlyList<ExploreSource>> SourcesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ExploreSource>>(IsEmpty ? [] : [Leads]);

    public Task<Outcome<ExploreSource>> FindAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<ExploreSource>>(key == Leads.Key ? Leads : new SourceContractMissing(SetId, "New leads"));

    public async Task<Outcome<ExploreOverview>> OverviewAsync(ExploreQuestion question, IProgress<ExploreProgress>? progress, CancellationToken cancellationToken)
    {
        Asked.Add($"overview {question.Target} {string.Join(';', question.Where.Select(condition => $"{condition.Column} {condition.Operator} {condition.Value}"))}");
        progress?.Report(new ExploreProgress(0.3, "Counting 5 columns"));
        if (Waits is not null)
        {
            await Waits.WaitAsync(cancellationToken);
        }

        return Refuses is not null ? Refuses : new ExploreOverview(Leads, 1000, [Profile(Channel, 0.01), new ColumnProfile(Email) { HiddenWhy = "It is masked for you.", Distinct = 900, MissingShare = 0.1 }, Profile(Age, 0.9)], null)
        {
            Target = question.Target is null ? null : new TargetSummary(Converted, TargetKind.TwoClasses, [new LevelCount("false", 800), new LevelCount("true", 200)], 0) { Positive = "true" },
            Sql = [Sql],
        };
    }

    public Task<Outcome<Distribution>> DistributionAsync(ExploreQuestion question, string column, CancellationToken cancellationToken) => Answer<Distribution>(
        $"distribution {column}", new Distribution(Channel, 1000, 0) { Levels = [new LevelCount("email", 600), new LevelCount("social", 400)], Sql = Sql });

    public Task<Outcome<GroupedFigures>> OverTimeAsync(ExploreQuestion question, string column, string? time, TimeStep? step, CancellationToken cancellationToken) => Answer<GroupedFigures>(
        $"time {column} {time} {step}",
        new GroupedFigures(Channel, FigureKind.Share, ["channel = email"], [new FigurePoint("2025-01-06", 10, 10, [new FigureEstimate(0.5, 0.3, 0.7)]) { From = new DateTimeOffset(2025, 1, 6, 0, 0, 0, TimeSpan.Zero) }]) { Step = step ?? TimeStep.Week, Sql = Sql });

    public Task<Outcome<GroupedFigures>> BySegmentAsync(ExploreQuestion question, string column, string segment, CancellationToken cancellationToken) => Answer<GroupedFigures>($"segment {column} {segment}", Groups);

    public Task<Outcome<GroupedFigures>> AgainstTargetAsync(ExploreQuestion question, string column, CancellationToken cancellationToken) => Answer<GroupedFigures>($"target {question.Target} {column}", Groups);

    public Task<Outcome<ExampleRows>> ExamplesAsync(ExploreQuestion question, string column, CancellationToken cancellationToken) =>
        Answer<ExampleRows>($"examples {column}", new ExampleRows(["channel", "email"], [["social", null]]) { Sql = Sql });

    public Task<Outcome<ColumnRelations>> RelationsAsync(ExploreQuestion question, IReadOnlyList<string> columns, IProgress<ExploreProgress>? progress, CancellationToken cancellationToken) => Answer<ColumnRelations>(
        "relations",
        new ColumnRelations(Leads, 1000, 1000, [new RelatedPair("channel", "score", RelationMeasure.CorrelationRatio, 0.42, 1000) { AdjustedPValue = 0.0001 }, new RelatedPair("channel", "converted", RelationMeasure.CramersV, 0.01, 1000) { AdjustedPValue = 0.7 }], [new LeftOutColumn("email", "It is masked for you.")]) { Columns = ["channel", "score", "converted"], Sql = [Sql] });

    public Task<Outcome<CohortComparison>> CompareAsync(
        ExploreQuestion question, IReadOnlyList<ExploreCondition> a, IReadOnlyList<ExploreCondition> b, IProgress<ExploreProgress>? progress, CancellationToken cancellationToken) => Answer<CohortComparison>(
        $"compare {a[0].Value} {b[0].Value}",
        new CohortComparison(Leads, 600, 400, [new ColumnDifference(Age, "mean", FigureKind.Mean, 10, 12, new FigureEstimate(2, 1, 3)) { Standardised = 0.4, MissingShareA = 0, MissingShareB = 0.1, PValue = 0.0001, AdjustedPValue = 0.0002 }]));

    public Task<IReadOnlyList<BasketColumn>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<BasketColumn>>([.. _basket]);

    public Task<Outcome<IReadOnlyList<BasketColumn>>> AddAsync(string source, string column, CancellationToken cancellationToken)
    {
        _basket.Add(new BasketColumn(source, Leads.Title, SetId, column, DateTimeOffset.UnixEpoch));
        return Task.FromResult(Outcome.Of<IReadOnlyList<BasketColumn>>([.. _basket]));
    }

    public Task<IReadOnlyList<BasketColumn>> RemoveAsync(string source, string column, CancellationToken cancellationToken)
    {
        _basket.RemoveAll(one => one.Column == column);
        return ListAsync(cancellationToken);
    }

    public Task ClearAsync(CancellationToken cancellationToken)
    {
        _basket.Clear();
        return Task.CompletedTask;
    }

    private static GroupedFigures Groups => new(Converted, FigureKind.Share, ["converted = true"], [new FigurePoint("email", 600, 600, [new FigureEstimate(0.3, 0.26, 0.34)]), new FigurePoint("social", 400, 400, [new FigureEstimate(0.1, 0.07, 0.13)])])
    {
        Association = Link(0.0001),
        Sql = Sql,
    };

    private Task<Outcome<T>> Answer<T>(string asked, T answer)
    {
        Asked.Add(asked);
        return Task.FromResult(Refuses is null ? Outcome.Of(answer) : (Outcome<T>)Refuses);
    }

    private static ColumnProfile Profile(ExploreColumn column, double chance) => new(column)
    {
        Present = 1000,
        MissingShare = 0,
        Distinct = 3,
        Minimum = "1",
        Maximum = "9",
        Association = Link(chance) with { AdjustedPValue = chance },
    };

    private static Association Link(double chance) => new(1000, 3, 2, 20, 2, chance)
    {
        RawInformation = 0.012,
        Information = 0.01,
        InformationByChance = 0.003,
        CramersV = 0.2,
        Value = new InformationValue(0.12, 0.0125, 0.04, IsAtLeast: false),
    };
}
