using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Tests.Engine.Privacy.Access;

namespace MarketingAI.Tests.Engine.Features.Exploration;

/// <summary>The explorer's questions over small tables whose answers are known.</summary>
public sealed class ExplorerTests
{
    /// <summary>A thousand rows: 30 % bought in e-mail, 10 % elsewhere; spend is missing in every tenth row.</summary>
    private const string Orders = """
        SELECT i AS order_no, TIMESTAMP '2026-01-01' + to_days(CAST(i % 60 AS INTEGER)) AS at, CASE WHEN i % 2 = 0 THEN 'email' ELSE 'social' END AS channel,
            CASE WHEN i % 10 <> 3 THEN CAST(i % 100 AS DOUBLE) / 2 END AS spend, i % 4 = 1 AS member, 'same' AS fixed,
            CASE WHEN i % 2 = 0 THEN i % 20 < 6 ELSE i % 20 = 1 END AS bought, 'note ' || i AS note
        FROM range(1000) AS r(i)
        """;

    private static readonly (string, ColumnType)[] Columns =
    [
        ("order_no", ColumnType.Integer), ("at", ColumnType.Timestamp), ("channel", ColumnType.Text), ("spend", ColumnType.Number), ("member", ColumnType.Boolean),
        ("fixed", ColumnType.Text), ("bought", ColumnType.Boolean), ("note", ColumnType.Text),
    ];

    [Fact]
    public async Task The_overview_counts_every_column_and_holds_it_against_the_target()
    {
        using ExplorerWork work = new();
        string key = work.Table("orders", Orders, Columns);
        List<ExploreProgress> steps = [];

        ExploreOverview found = (await work.Explorer.OverviewAsync(new ExploreQuestion(key) { Target = "bought" }, new Now(steps.Add), default)).Value;

        Assert.Equal((1000L, 8, null), (found.Rows, found.Columns.Count, found.Sampled));
        Assert.Equal((TargetKind.TwoClasses, "true", 0L), (found.Target!.Kind, found.Target.Positive, found.Target.Missing));
        ColumnProfile spend = found.Columns.Single(column => column.Column.Name == "spend");
        Assert.Equal((900L, 0.1, "0.0", "49.5"), (spend.Present, spend.MissingShare, spend.Minimum, spend.Maximum));
        ColumnProfile channel = found.Columns.Single(column => column.Column.Name == "channel");
        Assert.Equal([new LevelCount("email", 500), new LevelCount("social", 500)], channel.Top);
        Assert.True(channel.Association!.IsFoundAt(0.05));
        // Shares .75 : .25 of 200 buyers and .4375 : .5625 of 800 others.
        Assert.Equal((0.3125 * Math.Log(0.75 / 0.4375)) + (0.3125 * Math.Log(0.5625 / 0.25)), channel.Association.Value!.Value, 1e-9);
        Assert.Equal(["Constant"], found.Columns.Single(column => column.Column.Name == "fixed").Flags.Select(flag => flag.Short), StringComparer.Ordinal);
        Assert.Equal(["Identifier"], found.Columns.Single(column => column.Column.Name == "note").Flags.Select(flag => flag.Short), StringComparer.Ordinal);
        Assert.Null(found.Columns.Single(column => column.Column.Name == "bought").Association);
        Assert.All(found.Columns.Where(column => column.NoAssociationWhy is not null), column => Assert.EndsWith(".", column.NoAssociationWhy, StringComparison.Ordinal));
        Assert.True(steps.Count > 5 && steps[^1].Share <= 1);
        Assert.All(found.Sql, sql => Assert.Contains("features.orders", sql.Sql, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Conditions_cut_the_rows_and_stand_in_the_shown_SQL_as_values()
    {
        using ExplorerWork work = new();
        string key = work.Table("orders", Orders, Columns);
        ExploreQuestion question = new(key)
        {
            Where = [new ExploreCondition("channel", ConditionOperator.Is, "email"), new ExploreCondition("spend", ConditionOperator.AtLeast, "10"), new ExploreCondition("at", ConditionOperator.Below, "2026-01-31")],
        };

        ExploreOverview found = (await work.Explorer.OverviewAsync(question, null, default)).Value;

        Assert.Equal(Enumerable.Range(0, 1000).Count(i => i % 2 == 0 && i % 10 != 3 && i % 100 / 2.0 >= 10 && i % 60 < 30), found.Rows);
        Assert.Contains("\"channel\" = 'email' AND \"spend\" >= 10 AND \"at\" < TIMESTAMP '2026-01-31", found.Sql[0].Sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_distribution_holds_every_row_once()
    {
        using ExplorerWork work = new();
        ExploreQuestion question = new(work.Table("orders", Orders, Columns));

        Distribution spend = (await work.Explorer.DistributionAsync(question, "spend", default)).Value;
        Distribution channel = (await work.Explorer.DistributionAsync(question, "channel", default)).Value;
        Distribution at = (await work.Explorer.DistributionAsync(question, "at", default)).Value;
        Distribution note = (await work.Explorer.DistributionAsync(question, "note", default)).Value;

        Assert.Equal((1000L, 100L, 900L), (spend.Rows, spend.Missing, spend.Intervals.Sum(bin => bin.Rows) + spend.Below + spend.Above));
        Assert.Equal([new LevelCount("email", 500), new LevelCount("social", 500)], channel.Levels);
        Assert.Equal((60, 1000L), (at.Periods.Count, at.Periods.Sum(period => period.Rows)));
        Assert.Equal((21, new LevelCount(null, 980, 980)), (note.Levels.Count, note.Levels[^1]));
    }

    [Fact]
    public async Task The_target_by_group_has_rates_with_intervals_and_rows()
    {
        using ExplorerWork work = new();
        ExploreQuestion question = new(work.Table("orders", Orders, Columns)) { Target = "bought" };

        GroupedFigures rates = (await work.Explorer.AgainstTargetAsync(question, "channel", default)).Value;
        GroupedFigures bySpend = (await work.Explorer.AgainstTargetAsync(question, "spend", default)).Value;
        GroupedFigures means = (await work.Explorer.AgainstTargetAsync(question with { Target = "spend" }, "channel", default)).Value;

        Assert.Equal([("email", 500L, 0.3), ("social", 500L, 0.1)], rates.Points.Select(point => (point.Label, point.Rows, point.Figures[0]!.Value)));
        Assert.All(rates.Points, point => Assert.True(point.Figures[0]!.Low < point.Figures[0]!.Value && point.Figures[0]!.Value < point.Figures[0]!.High));
        Assert.True(rates.Association!.IsFoundAt(0.001));
        Assert.Equal(("missing", 100L, 1000L), (bySpend.Points[^1].Label, bySpend.Points[^1].Rows, bySpend.Points.Sum(point => point.Rows)));
        Assert.Equal(FigureKind.Mean, means.Kind);
        Assert.Equal(Enumerable.Range(0, 1000).Where(i => i % 2 == 0).Average(i => i % 100 / 2.0), means.Points[0].Figures[0]!.Value, 1e-9);
    }

    [Fact]
    public async Task Over_time_and_by_segment_count_rows_and_missing_values()
    {
        using ExplorerWork work = new();
        ExploreQuestion question = new(work.Table("orders", Orders, Columns));

        GroupedFigures weeks = (await work.Explorer.OverTimeAsync(question, "spend", null, TimeStep.Week, default)).Value;
        GroupedFigures segments = (await work.Explorer.BySegmentAsync(question, "spend", "channel", default)).Value;
        GroupedFigures words = (await work.Explorer.BySegmentAsync(question, "channel", "member", default)).Value;

        Assert.Equal((1000L, 900L, DayOfWeek.Monday), (weeks.Points.Sum(point => point.Rows), weeks.Points.Sum(point => point.Present), weeks.Points[0].From!.Value.DayOfWeek));
        Assert.Equal([("email", 500L, 500L), ("social", 500L, 400L)], segments.Points.Select(point => (point.Label, point.Rows, point.Present)));
        Assert.Equal(1, words.Points.Single(point => point.Label == "true").Figures[0] is { } social && words.Series[0].EndsWith("social", StringComparison.Ordinal) ? social.Value : 1 - words.Points.Single(point => point.Label == "true").Figures[0]!.Value);
    }

    [Fact]
    public async Task Two_cohorts_are_compared_column_by_column()
    {
        using ExplorerWork work = new();
        ExploreQuestion question = new(work.Table("orders", Orders, Columns));
        ExploreCondition[] email = [new("channel", ConditionOperator.Is, "email")];
        ExploreCondition[] social = [new("channel", ConditionOperator.Is, "social")];

        CohortComparison found = (await work.Explorer.CompareAsync(question, email, social, null, default)).Value;

        ColumnDifference bought = found.Columns.Single(column => column.Column.Name == "bought");
        Assert.Equal((500L, 500L, 0L, "share of true"), (found.RowsA, found.RowsB, found.Neither, bought.Figure));
        Assert.Equal((0.3, 0.1, -0.2), (bought.A, bought.B, Math.Round(bought.Difference.Value, 12)));
        Assert.True(bought.Difference.High < 0 && bought.IsFoundAt(0.001));
        ColumnDifference spend = found.Columns.Single(column => column.Column.Name == "spend");
        Assert.Equal((0d, 0.2), (spend.MissingShareA, Math.Round(spend.MissingShareB, 12)));
        Assert.True(spend.IsMissingFoundAt(0.001));
        Assert.Contains(found.LeftOut, column => column is { Column: "channel", Why: "It is what parts the two sets." });
        Assert.Contains(found.LeftOut, column => column.Column == "fixed");
    }

    [Fact]
    public async Task Spearmans_correlation_is_the_textbooks_and_rows_without_a_value_are_left_out_of_a_pair()
    {
        // Hours of television against IQ: -29/165 over ten rows; each row stands six times, which leaves it as it is.
        const string table = """
            SELECT iq, tv, CASE WHEN copy > 0 THEN tv END AS tv_gaps, CASE WHEN iq > 100 THEN 'high' ELSE 'low' END AS level
            FROM (VALUES (106, 7), (100, 27), (86, 2), (101, 50), (99, 28), (103, 29), (97, 20), (113, 12), (112, 6), (110, 17)) AS t(iq, tv), range(6) AS r(copy)
            """;
        using ExplorerWork work = new();
        string key = work.Table("tv", table, ("iq", ColumnType.Integer), ("tv", ColumnType.Integer), ("tv_gaps", ColumnType.Integer), ("level", ColumnType.Text));

        ColumnRelations found = (await work.Explorer.RelationsAsync(new ExploreQuestion(key), [], null, default)).Value;

        RelatedPair pair = found.Pairs.Single(pair => pair is { Left: "iq", Right: "tv" });
        Assert.Equal((RelationMeasure.RankCorrelation, 60L), (pair.Measure, pair.Rows));
        Assert.Equal(-29.0 / 165, pair.Strength, 1e-12);
        RelatedPair gaps = found.Pairs.Single(pair => pair is { Left: "iq", Right: "tv_gaps" });
        Assert.Equal((50L, -29.0 / 165), (gaps.Rows, gaps.Strength), new Close());
        Assert.Equal(RelationMeasure.CorrelationRatio, found.Pairs.Single(pair => pair is { Left: "iq", Right: "level" }).Measure);
        Assert.All(found.Pairs, one => Assert.InRange(one.AdjustedPValue, 0, 1));
    }

    [Fact]
    public async Task Questions_that_cannot_be_answered_are_refused_with_the_reason()
    {
        using ExplorerWork work = new();
        string key = work.Table("orders", Orders, Columns);
        ExploreQuestion question = new(key);
        ExploreCondition[] one = [new("channel", ConditionOperator.Is, "email")];

        Assert.IsType<SourceNotFound>((await work.Explorer.OverviewAsync(new ExploreQuestion("none"), null, default)).Refusal);
        Assert.Contains("'spend'", (await work.Explorer.DistributionAsync(question, "spnd", default)).Refusal!.Reason, StringComparison.Ordinal);
        Assert.IsType<ExploreTargetOneClass>((await work.Explorer.OverviewAsync(question with { Target = "fixed" }, null, default)).Refusal);
        Assert.IsType<ExploreTargetManyClasses>((await work.Explorer.OverviewAsync(question with { Target = "note" }, null, default)).Refusal);
        Assert.IsType<ExploreColumnUnfit>((await work.Explorer.OverviewAsync(question with { Target = "at" }, null, default)).Refusal);
        Assert.IsType<TooFewExploreRows>((await work.Explorer.OverviewAsync(question with { Where = [new("channel", ConditionOperator.Is, "nobody")] }, null, default)).Refusal);
        Assert.IsType<TooFewExploreRows>((await work.Explorer.OverviewAsync(question with { Target = "bought", Where = [new("order_no", ConditionOperator.Below, "30")] }, null, default)).Refusal);
        Assert.IsType<ExploreConditionUnfit>((await work.Explorer.OverviewAsync(question with { Where = [new("spend", ConditionOperator.Above, "much")] }, null, default)).Refusal);
        Assert.IsType<ExploreConditionUnfit>((await work.Explorer.OverviewAsync(question with { Where = [new("member", ConditionOperator.Above, "true")] }, null, default)).Refusal);
        Assert.IsType<TooManyConditions>((await work.Explorer.OverviewAsync(question with { Where = [.. Enumerable.Repeat(one[0], 9)] }, null, default)).Refusal);
        Assert.IsType<CohortsOverlap>((await work.Explorer.CompareAsync(question, one, one, null, default)).Refusal);
        Assert.IsType<CohortOpen>((await work.Explorer.CompareAsync(question, one, [], null, default)).Refusal);
        Assert.IsType<TooFewColumns>((await work.Explorer.RelationsAsync(question, ["spend"], null, default)).Refusal);
        Assert.IsType<ExploreColumnUnfit>((await work.Explorer.AgainstTargetAsync(question, "spend", default)).Refusal);
        Assert.IsType<ExploreColumnUnfit>((await work.Explorer.OverTimeAsync(question, "spend", "channel", null, default)).Refusal);
    }

    [Fact]
    public async Task A_slow_question_can_be_stopped()
    {
        using ExplorerWork work = new();
        string key = work.Table("orders", Orders, Columns);
        using CancellationTokenSource stop = new();

        Task<Outcome<ExploreOverview>> asked = work.Explorer.OverviewAsync(new ExploreQuestion(key), new Now(_ => stop.Cancel()), stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task A_data_set_needs_a_contract_and_its_words_make_flags()
    {
        using ExplorerWork work = new();
        DataSet set = await work.Files.Import(work.Files.Text(EveryReadPath.People("retail", 200)));
        string key = $"set-{set.Id}";

        Assert.IsType<SourceContractMissing>((await work.Explorer.FindAsync(key, default)).Refusal);
        Assert.Empty(await work.Explorer.SourcesAsync(default));

        await work.Files.Confirm(set, column => column.Name is "visits" or "bought" ? column with { KnownAt = KnownAt.After } : column);
        ExploreOverview found = (await work.Explorer.OverviewAsync(new ExploreQuestion(key) { Target = "bought" }, null, default)).Value;

        Assert.Equal("bought", found.Source.LikelyTarget);
        Assert.Contains("Known after", found.Columns.Single(column => column.Column.Name == "visits").Flags.Select(flag => flag.Short), StringComparer.Ordinal);
        Assert.Contains("Names persons", found.Columns.Single(column => column.Column.Name == "email").Flags.Select(flag => flag.Short), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Of_a_masked_column_only_counts_are_shown_and_no_question_reaches_its_values()
    {
        using ExplorerWork work = new(services => services.AddAccess());
        DataSet set = await work.Files.Import(work.Files.Text(EveryReadPath.People("retail", 200)));
        await work.Files.Confirm(set);
        ExploreQuestion question = new($"set-{set.Id}") { Target = "bought" };

        ExploreOverview found = (await work.Explorer.OverviewAsync(question, null, default)).Value;
        ColumnProfile email = found.Columns.Single(column => column.Column.Name == "email");

        Assert.NotNull(email.HiddenWhy);
        Assert.Equal((200L, 0d, null, null), (email.Distinct, email.MissingShare, email.Minimum, email.Association));
        Assert.All(found.Sql, sql => Assert.DoesNotContain("\"email\"", sql.Sql, StringComparison.Ordinal));
        Assert.IsType<ExploreColumnHidden>((await work.Explorer.DistributionAsync(question, "email", default)).Refusal);
        Assert.IsType<ExploreColumnHidden>((await work.Explorer.BySegmentAsync(question, "visits", "gender", default)).Refusal);
        Assert.IsType<ExploreColumnHidden>((await work.Explorer.OverviewAsync(question with { Where = [new("email", ConditionOperator.Contains, "1@")] }, null, default)).Refusal);
        Assert.IsType<ExploreColumnHidden>((await work.Explorer.OverviewAsync(question with { Target = "gender" }, null, default)).Refusal);
        ExampleRows examples = (await work.Explorer.ExamplesAsync(question, "visits", default)).Value;
        Assert.DoesNotContain(EveryReadPath.Named, string.Join(' ', examples.Rows.SelectMany(row => row)), StringComparison.Ordinal);
        Assert.Contains((await work.Explorer.RelationsAsync(question, [], null, default)).Value.LeftOut, left => left.Column == "gender");
    }

    [Fact]
    public async Task The_basket_is_kept_by_person_and_column()
    {
        using ExplorerWork work = new();
        string key = work.Table("orders", Orders, Columns);

        await work.Basket.AddAsync(key, "spend", default);
        await work.Basket.AddAsync(key, "spend", default);
        Outcome<IReadOnlyList<BasketColumn>> two = await work.Basket.AddAsync(key, "channel", default);
        Outcome<IReadOnlyList<BasketColumn>> unknown = await work.Basket.AddAsync(key, "chanel", default);

        Assert.Equal(["channel", "spend"], two.Value.Select(column => column.Column).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains("'channel'", unknown.Refusal!.Reason, StringComparison.Ordinal);
        Assert.Equal(["channel"], (await work.Basket.RemoveAsync(key, "spend", default)).Select(column => column.Column), StringComparer.Ordinal);
        await work.Basket.ClearAsync(default);
        Assert.Empty(await work.Basket.ListAsync(default));
    }

    private sealed class Now(Action<ExploreProgress> told) : IProgress<ExploreProgress>
    {
        public void Report(ExploreProgress value) => told(value);
    }

    private sealed class Close : IEqualityComparer<(long, double)>
    {
        public bool Equals((long, double) left, (long, double) right) => left.Item1 == right.Item1 && Math.Abs(left.Item2 - right.Item2) < 1e-9;

        public int GetHashCode((long, double) pair) => 0;
    }
}
