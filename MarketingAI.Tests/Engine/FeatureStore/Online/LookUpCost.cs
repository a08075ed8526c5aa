using System.Diagnostics;
using System.Globalization;
using System.Text;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Learners;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.FeatureStore.Online;

/// <summary>What looking values up costs a scoring call, beside sending them.</summary>
public sealed class LookUpCost(ITestOutputHelper output) : IDisposable
{
    private readonly OnlineWork _work = new();

    [LongFact]
    public async Task Looking_up_is_about_as_quick_as_reading_the_values_from_the_call()
    {
        await _work.SendAsync([.. Enumerable.Range(0, 500).Select(i => _work.Event($"user-{i}", "purchase", i, i % 2 == 0 ? "email" : "search", i / 7d))]);
        FeatureView view = await _work.ActivateAsync(OnlineWork.EveryRecipe);
        _work.Pass(1);
        await _work.RefreshAsync(view);
        string[] numbers = ["clicks", "by_channel_email", "by_channel_search", "spend", "spend_minor", "mean_value", "least", "most", "channels", "since_last", "since_first", "latest_value"];
        await _work.DeployAsync([.. numbers.Select(name => OnlineWork.Looked(view, name)), OnlineWork.Looked(view, "last_channel", FieldKind.Category, "email", "search")]);
        byte[][] sent = new byte[500][];
        byte[][] keyed = new byte[500][];
        for (int i = 0; i < 500; i++)
        {
            await _work.ScoreAsync($$"""{"age":5,"entity":"user-{{i}}"}""");
            string features = (await _work.NewestAsync()).Features;
            sent[i] = Encoding.UTF8.GetBytes("{\"model\":\"leads\",\"row\":" + features.Replace($"\"entity\":\"user-{i}\",", "", StringComparison.Ordinal) + "}");
            keyed[i] = Encoding.UTF8.GetBytes("{\"model\":\"leads\",\"row\":{\"age\":5,\"entity\":\"user-" + i.ToString(CultureInfo.InvariantCulture) + "\"}}");
        }

        List<(double Sent, double Keyed)> rounds = [];
        for (int round = 0; round < 7; round++)
        {
            rounds.Add((Time(sent), Time(keyed)));
        }

        double bySent = rounds.Skip(1).Select(round => round.Sent).Order().ElementAt(3);
        double byKey = rounds.Skip(1).Select(round => round.Keyed).Order().ElementAt(3);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"13 fields sent: {bySent:0.00} us a row; looked up: {byKey:0.00} us a row (read, look up, score, write the log's texts; without the log's wait)"));
        Assert.True(byKey < 50, $"{byKey} us");
    }

    private double Time(byte[][] bodies)
    {
        LiveModels models = _work.Files.Host.Services.GetService(typeof(LiveModels)) as LiveModels ?? throw new InvalidOperationException();
        using ScoreCall call = _work.Scoring.Begin();
        byte[] record = new byte[8192];
        const int times = 40;
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < times * bodies.Length; i++)
        {
            byte[] body = bodies[i % bodies.Length];
            Assert.Null(MarketingAI.Engine.Decisioning.Scoring.Wire.ScoreBody.Read(call, body, "retail", models));
            int fields = call.Live!.Fields.Count;
            (int values, int told) = (0, 0);
            if (call.Served.Has(0))
            {
                call.Live.Inputs!.Fill(call.Served, 0, call.Rows.Slots(0, fields), _work.Now.UtcTicks);
            }

            Prediction answer = call.Live.Model.Predict(call.Rows.Row(0, fields));
            if (call.Served.Has(0))
            {
                (values, told) = MarketingAI.Engine.Decisioning.Scoring.Wire.ServedJson.Write(call, 0, body);
            }

            DecisionRecord.Write(
                record, call.Live.Head, new DecisionFacts(1, "k1", DecisionSource.Api, answer.Score, answer.Probability, 1), body.AsSpan(call.Rows.Sent(0)),
                call.Served.Text.AsSpan(0, values), call.Served.Text.AsSpan(values, told));
            call.Rows.Clear();
            call.Served.Clear();
            call.Live = null;
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / (times * bodies.Length);
    }

    public void Dispose() => _work.Dispose();
}
