using System.Text;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Decisioning.Parity;
using MarketingAI.Engine.Decisioning.Parity.Algorithms;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Notices.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.FeatureStore.Online;

/// <summary>Online equals offline: what was served is what training would compute for that moment from what was known then.</summary>
public sealed class FeatureParityTests : IDisposable
{
    private readonly OnlineWork _work = new();

    [Fact]
    public async Task Every_recipe_and_every_way_to_miss_a_value_is_served_as_it_is_recomputed()
    {
        await SendHistoryAsync();
        FeatureView view = await _work.ActivateAsync(OnlineWork.EveryRecipe);
        _work.Pass(1);
        await _work.RefreshAsync(view);
        _work.Pass(7);
        await _work.SendAsync(_work.Event("u1", "click", 3, "search", 0.1), _work.Event("u9", "purchase", 2, null, 7.77));
        _work.Pass(1);
        while (await _work.Streaming.StepAsync(default) > 0)
        {
        }

        // Known only now, though it happened before: what was served must not change with it.
        await _work.SendAsync(_work.Event("u2", "purchase", 600, "email", 99));
        await AssertSameAsync(view, ["u1", "u2", "u3", "null", "old", "u9", "nobody"]);
        Assert.Equal(16, view.Fields.Count);
    }

    [Fact]
    public async Task Random_histories_are_served_as_they_are_recomputed()
    {
        Random random = new(20261124);
        string?[] channels = ["email", "search", "social", null];
        FeatureView? view = null;
        for (int round = 0; round < 6; round++)
        {
            await _work.SendAsync([.. Enumerable.Range(0, 60).Select(_ => _work.Event(
                $"u{random.Next(12)}", random.Next(3) == 0 ? "purchase" : "click", random.Next(60 * 24 * 50), channels[random.Next(4)], random.Next(3) == 0 ? null : Math.Round(random.NextDouble() * 90, 2)))]);
            view ??= await _work.ActivateAsync(OnlineWork.EveryRecipe);
            _work.Pass(random.Next(1, 400));
            if (round % 3 == 0)
            {
                await _work.RefreshAsync(view);
            }
            else
            {
                while (await _work.Streaming.StepAsync(default) > 0)
                {
                }
            }

            await AssertSameAsync(view, [.. Enumerable.Range(0, 14).Select(i => $"u{i}")]);
        }
    }

    [Fact]
    public async Task Data_sets_with_versions_and_withdrawals_are_served_as_they_are_recomputed()
    {
        DataSet facts = await TableAsync();
        FeatureView view = await _work.ActivateAsync(new FeatureViewDefinition
        {
            Name = "facts",
            Description = "Facts.",
            Owner = "dana",
            Entity = FeatureEntity.Record("driver"),
            MaxAgeHours = 48,
            Source = new DataSetRows(facts.Id, "driver", "happened", new KnownAtColumn("created")) { RowKey = "row_no" },
            Features =
            [
                OnlineWork.Feature("rate", new LatestValue("rate")),
                OnlineWork.Feature("trips", new WindowFeature(WindowAggregate.Count)),
                OnlineWork.Feature("mean", new WindowFeature(WindowAggregate.Mean, "rate", 1)),
                OnlineWork.Feature("kind", new LatestValue("kind")),
            ],
        });
        await _work.RefreshAsync(view);

        await AssertSameAsync(view, ["1", "2", "3", "9"]);
        Assert.Equal("found: 0.6, 2, -, b", await _work.FindAsync(view, "1"));
    }

    [Fact]
    public async Task The_decision_log_is_replayed_and_found_equal()
    {
        FeatureView view = await DeployedAsync();
        foreach (string row in (string[])["""{"age":1,"entity":"u1"}""", """{"age":1,"entity":"nobody"}""", """{"age":1,"entity":"null"}"""])
        {
            Assert.Null((await _work.ScoreAsync(row)).Refusal);
        }

        // Comes in late: it is known to the recomputation by its time, and was not known when the values were computed.
        await _work.SendAsync(_work.Event("u1", "click", 50_000, "email"));
        ParityReport report = (await CheckAsync()).Value;

        Assert.Equal((3L, 12L, 0L), (report.Decisions, report.Values, report.Differing));
        Assert.Empty(report.NotCompared);
        Assert.Empty(await _work.Files.Get<IIncidents>().ListAsync(new IncidentQuery(), default));
        Assert.Equal(4, view.Fields.Count(field => field.Name is "clicks" or "spend_minor" or "mean_value" or "last_channel"));
    }

    [Fact]
    public async Task A_planted_mismatch_becomes_an_incident_with_the_row_and_both_values()
    {
        FeatureView view = await DeployedAsync();
        OnlineContent content = _work.Views.Find("retail", view.Reference)!.Content!;
        long[] words = new long[content.Columns.Count];
        Assert.True(content.Table.TryRead("u1"u8, words, out RowStamp stamp));
        words[content.Columns.IndexOf("clicks")] += 1;
        content.Table.Put("u1"u8, words, stamp);
        Assert.Null((await _work.ScoreAsync("""{"age":1,"entity":"u2"},{"age":1,"entity":"u1"}""")).Refusal);

        ParityReport report = (await CheckAsync()).Value;

        ParityMismatch mismatch = Assert.Single(report.Mismatches);
        Assert.Equal(("orders@1", "clicks", "3", "2"), (mismatch.View, mismatch.Feature, mismatch.Served, mismatch.Recomputed));
        Assert.Equal((await _work.NewestAsync()).Id, mismatch.DecisionId);
        Incident incident = Assert.Single(await _work.Files.Get<IIncidents>().ListAsync(new IncidentQuery("feature-view:orders@1"), default));
        Assert.Contains("clicks of entity …", incident.Report.Text, StringComparison.Ordinal);
        Assert.Contains("served 3, recomputed 2", incident.Report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("u1", incident.Report.Text.Replace(mismatch.DecisionId.ToString(), "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColumnType.Integer, "3", "3", true)]
    [InlineData(ColumnType.Integer, "9007199254740993", "9007199254740992", false)]
    [InlineData(ColumnType.Number, "0.30000000000000004", "0.3", true)]
    [InlineData(ColumnType.Number, "0.300000001", "0.3", false)]
    [InlineData(ColumnType.Number, "1e300", "1.0000000000001e300", true)]
    [InlineData(ColumnType.Text, "\"a\"", "\"A\"", false)]
    [InlineData(ColumnType.Text, "null", "\"\"", false)]
    [InlineData(ColumnType.Boolean, "true", "false", false)]
    [InlineData(ColumnType.Number, "null", "null", true)]
    public void Counts_and_words_are_the_same_exactly_and_numbers_to_twelve_digits(ColumnType type, string logged, string again, bool same)
    {
        using System.Text.Json.JsonDocument one = System.Text.Json.JsonDocument.Parse(logged);
        using System.Text.Json.JsonDocument other = System.Text.Json.JsonDocument.Parse(again);

        Assert.Equal(same, ValueParity.Same(type, one.RootElement, other.RootElement));
    }

    private async Task<Outcome<ParityReport>> CheckAsync() =>
        await _work.Files.Get<IFeatureParity>().CheckAsync(new ParityOptions(_work.Now.AddDays(-1), _work.Now.AddDays(1)), default);

    private async Task<FeatureView> DeployedAsync()
    {
        await SendHistoryAsync();
        FeatureView view = await _work.ActivateAsync(OnlineWork.EveryRecipe);
        _work.Pass(1);
        await _work.RefreshAsync(view);
        await _work.DeployAsync(
            OnlineWork.Looked(view, "clicks"), OnlineWork.Looked(view, "spend_minor"), OnlineWork.Looked(view, "mean_value"),
            OnlineWork.Looked(view, "last_channel", FieldKind.Category, "email", "search"));
        return view;
    }

    private Task SendHistoryAsync() => _work.SendAsync(
        _work.Event("u1", "click", 60, "email"), _work.Event("u1", "click", 50, "search", 0.1), _work.Event("u1", "purchase", 40, "search", 0.2), _work.Event("u1", "purchase", 30, "email", 19.99),
        _work.Event("u2", "purchase", 60 * 24 * 8, "social", 5), _work.Event("u3", "click", 20, "direct \"x\""), _work.Event("null", "click", 10), _work.Event("old", "purchase", 60 * 24 * 45, "email", 3));

    private async Task AssertSameAsync(FeatureView view, string[] keys)
    {
        using IServiceScope host = _work.Files.Host.Services.CreateScope();
        host.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), Actor.System);
        OnlineView online = _work.Views.Find("retail", view.Reference)!;
        foreach (string key in keys)
        {
            long[] words = new long[online.Content!.Columns.Count];
            OnlineFind found = online.Find(Encoding.UTF8.GetBytes(key), _work.Now.UtcTicks, words, out OnlineContent? content, out RowStamp stamp);
            Assert.True(found is OnlineFind.Found or OnlineFind.Unknown);
            OfflineRows offline = (await host.ServiceProvider.GetRequiredService<OfflineValues>().ComputeAsync(
                view.Reference, [(key, new DateTimeOffset(stamp.AsOf, TimeSpan.Zero))], new DateTimeOffset(stamp.Written, TimeSpan.Zero), default)).Value;
            for (int i = 0; i < words.Length; i++)
            {
                string served = content!.Columns.Shown(i, words[i]) ?? "-";
                string again = offline.Columns.Shown(i, offline.Rows[0][i]) ?? "-";
                bool isNumber = content.Columns.Fields[i].Type == ColumnType.Number && served != "-" && again != "-";
                Assert.True(
                    isNumber ? ValueParity.Close(double.Parse(served, System.Globalization.CultureInfo.InvariantCulture), double.Parse(again, System.Globalization.CultureInfo.InvariantCulture)) : served == again,
                    $"{content.Columns.Fields[i].Name} of {key}: served {served}, recomputed {again}");
            }
        }
    }

    private async Task<DataSet> TableAsync()
    {
        DataSet dataSet = await _work.Files.Import(_work.Files.Text(
            """
            row_no,driver,happened,created,rate,kind
            1,1,2026-02-01 10:00:00,2026-02-01 12:00:00,0.4,a
            1,1,2026-02-01 10:00:00,2026-02-03 00:00:00,0.7,a
            2,1,2026-02-02 10:00:00,2026-02-02 11:00:00,0.6,b
            3,2,2026-02-02 10:00:00,2026-02-02 11:00:00,,
            4,3,2026-02-02 10:00:00,2027-02-02 11:00:00,5,c
            """, "facts.csv"), "facts");
        await _work.Files.Confirm(dataSet, column => column with { PersonalData = PersonalDataClass.None, PersonalDataOpen = false, Use = AllowedUse.Anything });
        return dataSet;
    }

    public void Dispose() => _work.Dispose();
}
