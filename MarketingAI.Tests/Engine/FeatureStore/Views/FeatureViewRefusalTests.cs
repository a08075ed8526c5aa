using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Tests.Engine.FeatureStore.Views;

/// <summary>What stands against a view is named with its place and the rule, and nothing that could act on the data gets through.</summary>
public sealed class FeatureViewRefusalTests : IDisposable
{
    private const string Orders =
        """
        customer,bought_at,amount,shop,religion,email,note
        c1,2025-01-01 10:00:00,10.5,north,none,ann@mail.example,a
        c1,2025-02-01 10:00:00,20.5,south,none,ann@mail.example,b
        c2,2025-03-01 10:00:00,30.5,north,other,bob@mail.example,c
        """;

    private readonly ViewWork _work = new();

    [Theory]
    [InlineData("sum(amuont)", "'x': There is no 'amuont' here; did you mean 'amount'? (at character 5).")]
    [InlineData("sum(amount); DROP TABLE orders", "'x': It must be one expression; it holds another statement, which would act on the data.")]
    [InlineData("sum(amount) FROM ingestion.event", "'x': It must be one expression and no query: no FROM, WHERE, GROUP BY, ORDER BY, alias or second expression.")]
    [InlineData("(SELECT max(amount) FROM ingestion.other)", "'x': A query inside the expression is not allowed; it could read other tables (at character 1).")]
    [InlineData("max(read_text('/etc/passwd'))", "'x': The function 'read_text' may not stand in a feature (at character 5).")]
    [InlineData("getenv('HOME')", "'x': The function 'getenv' may not stand in a feature (at character 1).")]
    [InlineData("sum(amount) OVER ()", "'x': A window function (OVER) is not allowed; the rows are already those of one entity (at character 1).")]
    [InlineData("sum(amount) * random()", "'x': The function 'random' may not stand in a feature (at character 15).")]
    [InlineData("amount", "'x': An entity has many rows, so the expression must summarise them: write it with sum, count, max or another aggregate.")]
    [InlineData("sum(amount) +", "'x': It cannot be read as SQL: syntax error at end of input.")]
    [InlineData("count(*) -- ) FROM ingestion.event", null)]
    [InlineData("avg(amount) FILTER (WHERE shop IN ('north', 'east') AND cutoff_at - happened_at < INTERVAL 60 DAY)", null)]
    [InlineData("date_diff('day', max(bought_at), decision_at)", null)]
    public async Task An_expression_is_one_summary_of_the_sources_columns_and_nothing_else(string expression, string? expected)
    {
        FeatureViewDefinition definition = await Over(ViewWork.Feature("x", new SqlFeature(expression)));

        Assert.Equal(expected, (await _work.Views.CheckAsync(definition, default)).SingleOrDefault()?.Sentence);
    }

    [Theory]
    [InlineData(WindowAggregate.Sum, "shop", null, null, "Column", "'x': a sum needs a column of numbers; 'shop' holds text.")]
    [InlineData(WindowAggregate.Mean, null, null, null, "Column", "'x': a mean needs a column.")]
    [InlineData(WindowAggregate.Sum, "amonut", null, null, "Column", "'x': the source has no column 'amonut'; did you mean 'amount'?")]
    [InlineData(WindowAggregate.Count, null, 0, null, "Days", "'x': a window is 1 to 36,500 days long; found 0.")]
    [InlineData(WindowAggregate.Count, null, 90, null, "Days", "'x': a window of 90 days is longer than the history there is: the first row is of 2025-01-01, the last of 2025-03-01.")]
    [InlineData(WindowAggregate.Count, null, 30, "shop = 'north' AND sum(amount) > 1", "Filter", "'x': 'sum' summarises rows, which is not possible here (at character 20).")]
    [InlineData(WindowAggregate.Count, null, 30, "shop =", "Filter", "'x': It cannot be read as SQL: syntax error at end of input.")]
    public async Task A_window_needs_what_it_reads(WindowAggregate aggregate, string? column, int? days, string? filter, string field, string sentence)
    {
        FeatureViewDefinition definition = await Over(ViewWork.Feature("x", new WindowFeature(aggregate, column, days) { Filter = filter }));

        FeatureFault fault = Assert.Single(await _work.Views.CheckAsync(definition, default));

        Assert.Equal(("x", field, sentence), (fault.Feature, fault.Field, fault.Sentence));
    }

    [Fact]
    public async Task Features_that_refer_to_each_other_in_a_circle_are_named_along_it()
    {
        FeatureViewDefinition definition = await Over(
            ViewWork.Feature("orders", new WindowFeature(WindowAggregate.Count)),
            ViewWork.Feature("a", new DerivedFeature("orders + b")),
            ViewWork.Feature("b", new DerivedFeature("2 * c")),
            ViewWork.Feature("c", new DerivedFeature("a - 1")));

        FeatureFault fault = Assert.Single(await _work.Views.CheckAsync(definition, default));

        Assert.Equal("Features refer to each other in a circle: a → b → c → a. Take one of these steps out.", fault.Sentence);
    }

    [Fact]
    public async Task A_feature_is_not_of_a_lower_class_than_what_it_is_made_from_unless_it_only_counts()
    {
        FeatureViewDefinition definition = await Over(
            ViewWork.Feature("mails", new WindowFeature(WindowAggregate.Distinct, "email")),
            ViewWork.Feature("mail", new LatestValue("email")),
            ViewWork.Feature("others", new WindowFeature(WindowAggregate.Count) { Filter = "religion = 'other'" }),
            ViewWork.Feature("safe", new LatestValue("email")) with { PersonalData = PersonalDataClass.Identifying },
            ViewWork.Feature("length", new DerivedFeature("length(safe)")));

        Assert.Equal(
            """
            mail PersonalData: 'mail' is made from the column 'email', which is identifying; it cannot be of a lower class. Found not personal.
            others PersonalData: 'others' is made from the column 'religion', which is sensitive; it cannot be of a lower class. Found not personal.
            length PersonalData: 'length' is made from the feature 'safe', which is identifying; it cannot be of a lower class. Found not personal.
            """,
            string.Join(Environment.NewLine, (await _work.Views.CheckAsync(definition, default)).Select(fault => $"{fault.Feature} {fault.Field}: {fault.Sentence}")));
    }

    [Fact]
    public async Task Names_columns_and_contracts_are_checked()
    {
        FeatureViewDefinition definition = await Over(
            ViewWork.Feature("North", new WindowFeature(WindowAggregate.Count)),
            ViewWork.Feature("by_north", new WindowFeature(WindowAggregate.Count)),
            ViewWork.Feature("by", new WindowFeature(WindowAggregate.Count) { Split = new FeatureSplit("shop", ["north"]) }),
            ViewWork.Feature("remark", new LatestValue("note")));
        DataSetRows rows = (DataSetRows)definition.Source;

        Assert.Equal(
            """
            The name of a feature is 1 to 40 small letters, digits and underscores and starts with a letter. Found 'North'.
            'remark': the contract says that 'note' may not be used.
            Two features give the name 'by_north'. Every name stands once.
            """,
            Sentences(await _work.Views.CheckAsync(definition, default)));
        Assert.Equal(
            "The source has no column 'bougt_at'; did you mean 'bought_at'?",
            Sentences(await _work.Views.CheckAsync(definition with { Source = rows with { TimeColumn = "bougt_at" } }, default)));
        Assert.Equal(
            "'shop' cannot say when rows became known: it holds text.",
            Sentences(await _work.Views.CheckAsync(definition with { Source = rows with { KnownAt = new KnownAtColumn("shop") } }, default)));
        Assert.Contains("There is no data set", Sentences(await _work.Views.CheckAsync(definition with { Source = rows with { DataSetId = Guid.Empty } }, default)), StringComparison.Ordinal);
        Assert.IsType<FeatureViewUnfit>((await _work.Views.SaveDraftAsync(definition with { Name = "My view" }, default)).Refusal);
    }

    [Fact]
    public async Task Entities_without_rows_are_refused()
    {
        FeatureView view = await _work.Activate(await Over(ViewWork.Feature("orders", new WindowFeature(WindowAggregate.Count))));
        DataSet labels = await _work.Table("driver,at,y\nz1,2025-06-01,0\nz2,2025-06-01,1\n", "Labels");

        Outcome<TrainingSet> set = await _work.Train(labels, view);

        Assert.Equal(
            "Labels: of its 2 rows none has a 'driver' that facts@1 had known a row of before the decision. Look whether the column holds the keys that the view is about, and whether the decisions are later than the view's first rows.",
            set.Refusal?.Reason);
    }

    [Fact]
    public async Task A_draft_cannot_be_trained_on_and_an_active_version_never_changes()
    {
        FeatureViewDefinition definition = await Over(ViewWork.Feature("orders", new WindowFeature(WindowAggregate.Count)));
        DataSet labels = await _work.Table("driver,at,y\nc1,2025-06-01,0\nc2,2025-06-01,1\n", "Labels");
        FeatureView draft = (await _work.Views.SaveDraftAsync(definition, default)).Value;

        Assert.Equal("facts@1 is a draft. Only an active version can be used for new work.", (await _work.Train(labels, draft)).Refusal?.Reason);
        Assert.IsType<FeatureReasonMissing>((await _work.Views.ActivateAsync("facts", " ", default)).Refusal);
        FeatureView first = (await _work.Views.ActivateAsync("facts", "First version", default)).Value;
        Assert.IsType<NoFeatureDraft>((await _work.Views.ActivateAsync("facts", "Once more", default)).Refusal);

        FeatureView second = (await _work.Views.SaveDraftAsync(definition with { Description = "Other." }, default)).Value;
        await _work.Views.ActivateAsync("facts", "Second version", default);
        IReadOnlyList<FeatureView> versions = await _work.Views.VersionsAsync("facts", default);

        Assert.Equal((2, FeatureViewState.Draft), (second.Version, second.State));
        Assert.Equal("facts@2 Active, facts@1 Retired", string.Join(", ", versions.Select(version => $"{version.Reference} {version.State}")));
        Assert.Equal(first.Definition.Description, versions[1].Definition.Description);
        Assert.Equal(["feature-view.activated", "feature-view.activated"], _work.Files.Ledger.Entries.Select(entry => entry.Act).Where(act => act.StartsWith("feature", StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    public void Dispose() => _work.Dispose();

    private async Task<FeatureViewDefinition> Over(params FeatureDefinition[] features)
    {
        DataSet orders = await _work.Files.Import(_work.Files.Text(Orders, "orders.csv"), "Orders");
        await _work.Files.Confirm(orders, column => (column.Name is "religion" or "email" ? column : column with { PersonalData = PersonalDataClass.None, PersonalDataOpen = false }) with
        {
            PersonalData = column.Name switch { "religion" => PersonalDataClass.Sensitive, "email" => PersonalDataClass.Identifying, _ => PersonalDataClass.None },
            PersonalDataOpen = false,
            Use = column.Name == "note" ? AllowedUse.Nothing : AllowedUse.Anything,
        });
        return ViewWork.Over(new DataSetRows(orders.Id, "customer", "bought_at", new KnownAfterDelay(1)), features);
    }

    private static string Sentences(IEnumerable<FeatureFault> faults) => string.Join(Environment.NewLine, faults.Select(fault => fault.Sentence));
}
