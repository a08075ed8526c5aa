using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Tests.Engine.Decisioning.Scoring;

public sealed class ScoringTests : IAsyncLifetime, IDisposable
{
    private readonly ScoringBench _bench = new();

    public Task InitializeAsync() => _bench.DeployAsync(1);

    [Fact]
    public async Task Every_row_is_scored_and_logged_before_the_answer()
    {
        using ScoreCall call = _bench.Scoring.Begin();

        Refusal? refusal = await _bench.ScoreAsync(
            call,
            """{"model":"leads","rows":[{"age":40,"région":"north","since":"2026-01-02"},{"région":"süd \"x\"", "age": null, "since":null}]}""");

        Assert.Null(refusal);
        Assert.Equal([200_040.001, 8.001 - 0 - 0], call.Predictions.ToArray().Select(answer => Math.Round(answer.Score, 3)));
        IReadOnlyList<Decision> logged = await _bench.Log().ListAsync(new DecisionQuery(), default);
        Assert.Equal(call.DecisionIds.ToArray().Reverse(), logged.Select(decision => decision.Id));
        Assert.Equal("""{"région":"süd \"x\"","age":null,"since":null}""", logged[0].Features);
        Assert.Equal(("leads", "Spring leads", 1, "k1", 0.25), (logged[1].Alias, logged[1].ModelName, logged[1].ModelVersion, logged[1].KeyId, logged[1].Probability));
    }

    [Theory]
    [InlineData("""{"model":"leads","row":{"age":7,"région":"north","since":null}}""", 6.001)]
    [InlineData("""{"row":{"age":7,"région":"north","since":null},"model":"leads"}""", 6.001)]
    [InlineData("""{"rows":[{"since":null,"région":"north","age":7}],"model":"leads"}""", 6.001)]
    [InlineData("""{"model":"leads","row":{"age":7e0,"r\u00e9gion":"\u006eorth","since":null}}""", 6.001)]
    [InlineData("""{"model":"leads","row":{"age":7,"région":"somewhere new","since":null}}""", 26.001)]
    [InlineData("""{"model":"leads","row":{"age":7,"région":null,"since":"2026-01-01T23:00:00-02:00"}}""", 200_006.001)]
    public async Task Order_escapes_unseen_words_and_time_zones_are_understood(string body, double score)
    {
        using ScoreCall call = _bench.Scoring.Begin();

        Assert.Null(await _bench.ScoreAsync(call, body));

        Assert.Equal(score, call.Predictions[0].Score, 6);
    }

    [Fact]
    public async Task Every_fault_of_every_row_is_named_and_nothing_is_scored()
    {
        using ScoreCall call = _bench.Scoring.Begin();

        Refusal? refusal = await _bench.ScoreAsync(
            call,
            """
            {"model":"leads","rows":[
              {"age":"40","région":3,"since":"yesterday"},
              {"age":1,"age":2,"colour":{"deep":[1]},"since":null},
              {"age":1e999,"région":[1,{"x":2}],"since":true}]}
            """);

        FaultyRows faulty = Assert.IsType<FaultyRows>(refusal);
        Assert.Equal(
            "0 age IllTyped|0 région IllTyped|0 since IllTyped|1 age GivenTwice|1 colour Unknown|1 région Missing|2 age IllTyped|2 région IllTyped|2 since IllTyped",
            string.Join('|', faulty.Faults.Select(fault => $"{fault.Row} {fault.Field} {fault.Rule}")));
        Assert.Equal("age is a number within the range of a 64-bit floating point number, or null; found the text \"40\".", faulty.Faults[0].Message);
        Assert.Equal(9, faulty.Count);
        Assert.Equal(0, call.Count);
        Assert.Empty(await _bench.Log().ListAsync(new DecisionQuery(), default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"model":"leads"}""")]
    [InlineData("""{"model":"leads","rows":[]}""")]
    [InlineData("""{"model":"leads","rows":{"age":1}""")]
    [InlineData("""{"model":"leads","rows":7}""")]
    [InlineData("""{"model":"leads","rows":[7]}""")]
    [InlineData("""{"model":7,"rows":[{}]}""")]
    [InlineData("""{"model":"leads","model":"leads","rows":[{}]}""")]
    [InlineData("""{"rows":[{}]}""")]
    [InlineData("""{"model":"leads","features":{}}""")]
    [InlineData("""{"model":"leads","row":{"age":1,"région":"north","since":null}} x""")]
    [InlineData("""{"model":"leads","row":{"age":1,"région":"north","since":null},"rows":[]}""")]
    [InlineData("""{"model":"leads","row":{"age":1,"région":"\ud800","since":null}}""")]
    [InlineData("""{"model":"\ud800","row":{}}""")]
    public async Task A_body_of_another_form_is_refused_in_words(string body)
    {
        using ScoreCall call = _bench.Scoring.Begin();

        Refusal refusal = Assert.IsType<IllFormedBody>(await _bench.ScoreAsync(call, body));

        Assert.StartsWith("The body", refusal.Reason.Replace("\"rows\" is", "The body", StringComparison.Ordinal)
            .Replace("\"model\" is", "The body", StringComparison.Ordinal).Replace("Row 0", "The body", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused()
    {
        using ScoreCall call = _bench.Scoring.Begin();
        byte[] body = [.. """{"model":"leads","row":{"age":1,"région":"""u8, (byte)'"', 0xFF, 0xFE, (byte)'"', .. ""","since":null}}"""u8];

        Refusal? refusal = await _bench.Scoring.ScoreAsync(call, body, new ScoreCaller(new BusinessUnitId("retail"), "k1", DecisionSource.Api));

        Assert.IsType<IllFormedBody>(refusal);
    }

    [Fact]
    public async Task More_rows_than_allowed_are_refused_and_as_many_as_allowed_are_not()
    {
        using ScoreCall call = _bench.Scoring.Begin();
        string row = """{"age":1,"région":"north","since":null}""";

        Refusal? allowed = await _bench.ScoreAsync(call, $$"""{"model":"leads","rows":[{{string.Join(',', Enumerable.Repeat(row, 1000))}}]}""");
        Assert.Equal(1000, call.DecisionIds.ToArray().Distinct().Count());
        using ScoreCall second = _bench.Scoring.Begin();
        Refusal? refused = await _bench.ScoreAsync(second, $$"""{"model":"leads","rows":[{{string.Join(',', Enumerable.Repeat(row, 1001))}}]}""");

        Assert.Null(allowed);
        Assert.IsType<TooManyRows>(refused);
    }

    [Fact]
    public async Task Another_unit_does_not_reach_the_model()
    {
        await _bench.LoadAsync();
        using ScoreCall call = _bench.Scoring.Begin();

        Assert.IsType<UnknownAlias>(await _bench.ScoreAsync(call, """{"model":"leads","row":{}}""", "travel"));
    }

    [Fact]
    public void The_signature_names_the_fields()
    {
        Outcome<ModelSignature> signature = _bench.Scoring.Describe(new BusinessUnitId("retail"), "leads");

        Assert.Equal("age Number, région Category, since Time", string.Join(", ", signature.Value.Fields.Select(field => $"{field.Name} {field.Kind}")));
    }

    [Fact]
    public async Task Calls_at_the_same_time_do_not_mix_their_answers_even_while_versions_change()
    {
        Task changing = Task.Run(async () =>
        {
            for (int i = 0; i < 10; i++)
            {
                await _bench.DeployAsync(2 + (i % 2));
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (int i = 0; i < 200; i++)
            {
                using ScoreCall call = _bench.Scoring.Begin();
                int age = worker * 1000 + i;
                Assert.Null(await _bench.ScoreAsync(call, $$$"""{"model":"leads","row":{"age":{{{age}}},"région":"north","since":null}}"""));
                Assert.Equal(age - 1 + call.Deployment.ModelVersion / 1000d, call.Predictions[0].Score, 6);
            }
        })));
        await changing;

        IReadOnlyList<Decision> logged = await _bench.Log().ListAsync(new DecisionQuery(Take: 2000), default);
        Assert.Equal(1600, logged.Count);
        Assert.All(logged, decision => Assert.Contains($"\"age\":{Math.Round(decision.Score + 1 - decision.ModelVersion / 1000d)},", decision.Features, StringComparison.Ordinal));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _bench.Dispose();
}
