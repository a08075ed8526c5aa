using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Privacy.SubjectRequests;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.FeatureStore.Online;

public sealed class LookUpScoringTests : IAsyncLifetime, IDisposable
{
    private readonly OnlineWork _work = new();
    private FeatureView _view = null!;

    public async Task InitializeAsync()
    {
        await _work.SendAsync(
            _work.Event("ann", "click", 60, "email"), _work.Event("ann", "click", 55, "email"), _work.Event("ann", "purchase", 50, "search", 12.34), _work.Event("bob", "click", 40));
        _view = await _work.ActivateAsync(OnlineWork.EveryRecipe with { MaxAgeHours = 24 });
        _work.Pass(1);
        await _work.RefreshAsync(_view);
        await _work.DeployAsync(
            OnlineWork.Looked(_view, "clicks"), OnlineWork.Looked(_view, "mean_value"), OnlineWork.Looked(_view, "last_channel", FieldKind.Category, "email", "search"));
    }

    [Theory]
    [InlineData("""{"age":5,"entity":"ann"}""", 5 + 2 + 12.34 + 10)]
    [InlineData("""{"entity":"\u0061nn","age":5}""", 5 + 2 + 12.34 + 10)]
    [InlineData("""{"age":5,"entity":"bob"}""", 5 + 1 + 1000 + 1000)]
    [InlineData("""{"age":5,"entity":"eve"}""", 5 + 0 + 1000 + 1000)]
    [InlineData("""{"age":null,"entity":"ann"}""", 1000 + 2 + 12.34 + 10)]
    [InlineData("""{"age":5,"orders.clicks":3,"orders.mean_value":4,"orders.last_channel":"email"}""", 5 + 3 + 4 + 0)]
    public async Task A_row_with_a_key_leaves_out_what_is_looked_up(string row, double score)
    {
        (Refusal? refusal, double found) = await _work.ScoreAsync(row);

        Assert.Null(refusal);
        Assert.Equal(score, found, 9);
    }

    [Fact]
    public async Task The_log_keeps_the_values_their_view_and_time_and_what_stood_in()
    {
        await _work.ScoreAsync("""{ "age": 5, "entity": "bob" }""");

        Decision logged = await _work.NewestAsync();
        DecisionInputs inputs = DecisionInputs.Of(logged)!;

        Assert.Equal("""{"age":5,"entity":"bob","orders.clicks":1,"orders.mean_value":null,"orders.last_channel":null}""", logged.Features);
        Assert.Equal(
            """{"entity":"bob","views":{"orders@1":{"state":"found","as_of":"2026-03-02T09:01:00.0000000Z","written_at":"2026-03-02T09:00:00.0000000Z"}},"fallback":{"orders.mean_value":1000,"orders.last_channel":null}}""",
            logged.Served);
        Assert.Equal("bob", inputs.KeyOf("log-in"));
        Assert.Equal("orders.mean_value, orders.last_channel", string.Join(", ", inputs.Fallback.Keys));
    }

    [Fact]
    public async Task A_decision_with_looked_up_values_is_the_same_after_it_was_moved_to_the_table()
    {
        await _work.ScoreAsync("""{"age":5,"entity":"ann"},{"age":5,"orders.clicks":3,"orders.mean_value":4,"orders.last_channel":"email"}""");
        IReadOnlyList<Decision> before = await _work.Files.Get<IDecisionLog>().ListAsync(new DecisionQuery(), default);

        await _work.Files.Get<IDecisionLog>().MoveToTableAsync(default);

        Assert.Equal(before, await _work.Files.Get<IDecisionLog>().ListAsync(new DecisionQuery(), default));
        Assert.Equal([true, false], before.Reverse().Select(decision => decision.Served is not null));
    }

    [Fact]
    public async Task Values_that_are_too_old_count_as_missing_and_the_fallback_stands_in()
    {
        _work.Pass((24 * 60) + 1);

        (Refusal? refusal, double score) = await _work.ScoreAsync("""{"age":5,"entity":"ann"}""");

        Assert.Null(refusal);
        Assert.Equal(3005, score, 9);
        Assert.Contains("\"state\":\"too-old\"", (await _work.NewestAsync()).Served, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_that_is_not_loaded_is_told_and_the_fallback_stands_in()
    {
        _work.Views.Find("retail", _view.Reference)!.Empty();

        (Refusal? refusal, double score) = await _work.ScoreAsync("""{"age":5,"entity":"ann"}""");

        Assert.Null(refusal);
        Assert.Equal(3005, score, 9);
        Assert.Contains("""{"state":"not-loaded"}""", (await _work.NewestAsync()).Served, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"age":5,"entity":"ann","orders.clicks":3}""", "orders.clicks LookedUp")]
    [InlineData("""{"age":5}""", "orders.clicks Missing|orders.mean_value Missing|orders.last_channel Missing")]
    [InlineData("""{"entity":"ann"}""", "age Missing")]
    [InlineData("""{"age":5,"entity":""}""", "entity IllTyped")]
    [InlineData("""{"age":5,"entity":7}""", "entity IllTyped")]
    [InlineData("""{"age":5,"entity":null}""", "entity IllTyped")]
    [InlineData("""{"age":5,"entity":{"log-in":"ann","person":"x"}}""", "entity IllTyped")]
    [InlineData("""{"age":5,"entity":"ann","entity":"bob"}""", "entity GivenTwice")]
    [InlineData("""{"age":5,"entity":"ann","colour":1}""", "colour Unknown")]
    public async Task Faults_of_rows_with_keys_are_named_and_nothing_is_scored(string row, string faults)
    {
        Refusal? refusal = (await _work.ScoreAsync(row)).Refusal;

        FaultyRows faulty = Assert.IsType<FaultyRows>(refusal);
        Assert.Equal(faults, string.Join('|', faulty.Faults.Select(fault => $"{fault.Field} {fault.Rule}")));
    }

    [Fact]
    public async Task Rows_that_stand_before_their_model_are_looked_up_too()
    {
        using ScoreCall call = _work.Scoring.Begin();

        Assert.Null(await _work.Scoring.ScoreAsync(
            call, """ {"rows": [{"age": 5, "entity": "ann"}], "model": "leads"}"""u8.ToArray(), new ScoreCaller(new BusinessUnitId("retail"), "k1", DecisionSource.Api)));

        Assert.Equal(29.34, call.Predictions[0].Score, 9);
        Assert.StartsWith("""{"entity":"ann","views":""", (await _work.NewestAsync()).Served, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_longer_than_any_is_refused()
    {
        Refusal? refusal = (await _work.ScoreAsync($$"""{"age":5,"entity":"{{new string('x', 513)}}"}""")).Refusal;

        Assert.Contains("1 to 512 bytes", Assert.Single(Assert.IsType<FaultyRows>(refusal).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erased_person_leaves_the_log_without_key_and_values()
    {
        await _work.ScoreAsync("""{"age":5,"entity":"ann"},{"age":5,"entity":"bob"}""");
        IPersonalDataHolder holder = _work.Files.Get<IEnumerable<IPersonalDataHolder>>().Single(known => known.Name == "Decision log");
        Assert.Equal(1, await holder.CountAsync("ann", default));

        Assert.Equal(1, await holder.EraseAsync("ann", default));

        IReadOnlyList<Decision> left = await _work.Files.Get<IDecisionLog>().ListAsync(new DecisionQuery(), default);
        Assert.Equal(2, left.Count);
        Assert.Single(left, decision => decision is { Features: "{}", Served: null });
        Assert.DoesNotContain(left, decision => (decision.Features + decision.Served).Contains("\"ann\"", StringComparison.Ordinal));
        Assert.Equal(0, await holder.CountAsync("ann", default));
    }

    [Fact]
    public async Task Many_rows_are_looked_up_each_by_its_own_key()
    {
        string rows = string.Join(',', Enumerable.Range(0, 500).Select(i => i % 3 == 0
            ? """{"age":1,"orders.clicks":7,"orders.mean_value":0,"orders.last_channel":"email"}"""
            : $$"""{"age":{{i}},"entity":"{{(i % 3 == 1 ? "ann" : "eve")}}"}"""));
        using ScoreCall call = _work.Scoring.Begin();

        Assert.Null(await _work.Scoring.ScoreAsync(
            call, System.Text.Encoding.UTF8.GetBytes($$"""{"model":"leads","rows":[{{rows}}]}"""), new ScoreCaller(new BusinessUnitId("retail"), "k1", DecisionSource.Api)));

        for (int i = 0; i < 500; i++)
        {
            Assert.Equal(i % 3 == 0 ? 8 : i % 3 == 1 ? i + 24.34 : i + 2000, call.Predictions[i].Score, 6);
        }

        IReadOnlyList<Decision> logged = await _work.Files.Get<IDecisionLog>().ListAsync(new DecisionQuery(Take: 500), default);
        Assert.Equal(333, logged.Count(decision => decision.Served is not null));
        Assert.All(logged, decision => System.Text.Json.JsonDocument.Parse(decision.Features).Dispose());
    }

    [Fact]
    public async Task A_scored_row_with_a_key_allocates_nothing()
    {
        byte[] body = """{"model":"leads","row":{"age":5,"entity":"ann"}}"""u8.ToArray();
        ScoreCaller caller = new(new BusinessUnitId("retail"), "k1", DecisionSource.Api);
        LiveModels models = _work.Files.Host.Services.GetRequiredService<LiveModels>();
        using ScoreCall call = _work.Scoring.Begin();
        long now = _work.Now.UtcTicks;
        long least = long.MaxValue;
        for (int i = 0; i < 20; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Null(MarketingAI.Engine.Decisioning.Scoring.Wire.ScoreBody.Read(call, body, "retail", models));
            call.Live!.Inputs!.Fill(call.Served, 0, call.Rows.Slots(0, 4), now);
            call.Answers(1)[0] = call.Live.Model.Predict(call.Rows.Row(0, 4));
            MarketingAI.Engine.Decisioning.Scoring.Wire.ServedJson.Write(call, 0, body);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            call.Rows.Clear();
            call.Served.Clear();
            call.Live = null;
        }

        Assert.Equal(0, least);
        Assert.Null(await _work.Scoring.ScoreAsync(call, body, caller));
    }

    [Fact]
    public async Task Another_unit_does_not_reach_the_values()
    {
        Assert.NotNull((await _work.ScoreAsync("""{"age":5,"entity":"ann"}""", "travel")).Refusal);
    }

    [Fact]
    public void The_signature_says_what_is_looked_up_and_by_which_key()
    {
        ModelSignature signature = _work.Scoring.Describe(new BusinessUnitId("retail"), "leads").Value;

        Assert.Equal(["log-in"], signature.Entities);
        Assert.Equal("-, orders@1.clicks, orders@1.mean_value, orders@1.last_channel", string.Join(", ", signature.Fields.Select(field => field.Origin?.ToString() ?? "-")));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _work.Dispose();
}
