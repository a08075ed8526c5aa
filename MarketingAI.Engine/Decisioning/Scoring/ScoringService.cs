using System.Collections.Concurrent;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring.Wire;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>Reads the rows, scores them, hands the records to the log and ends when they are there.</summary>
internal sealed class ScoringService(LiveModels models, DecisionFiles log, TimeProvider clock) : IScoring
{
    private readonly ConcurrentQueue<ScoreCall> _calls = new();

    public ScoreCall Begin() => ScoreCall.Rent(_calls);

    public ValueTask<Refusal?> ScoreAsync(ScoreCall call, ReadOnlyMemory<byte> body, ScoreCaller caller)
    {
        ArgumentNullException.ThrowIfNull(call);
        long started = clock.GetTimestamp();
        if (ScoreBody.Read(call, body.Span, caller.Unit.Value, models) is { } refusal)
        {
            return new(refusal);
        }

        LookUp(call);
        Predict(call);
        int length = Encode(call, body.Span, caller, clock.GetElapsedTime(started));
        return log.AppendAsync(call.Records.AsMemory(0, length), call.Ids);
    }

    public Outcome<ModelSignature> Describe(BusinessUnitId unit, string alias) =>
        models.Find(unit.Value, alias).Then<ModelSignature>(live => new ModelSignature(live.Deployment, live.Model.Fields, live.Inputs?.Entities ?? []));

    /// <summary>Fills in what rows with a key leave out.</summary>
    private void LookUp(ScoreCall call)
    {
        if (call.Served.Rows == 0)
        {
            return;
        }

        LiveModel live = call.Live!;
        long now = clock.GetUtcNow().UtcTicks;
        for (int row = 0; row < call.Served.Rows; row++)
        {
            if (call.Served.Has(row))
            {
                live.Inputs!.Fill(call.Served, row, call.Rows.Slots(row, live.Fields.Count), now);
            }
        }
    }

    private static void Predict(ScoreCall call)
    {
        CompiledModel model = call.Live!.Model;
        int fields = model.Fields.Count;
        Span<Prediction> answers = call.Answers(call.Rows.Count);
        for (int row = 0; row < answers.Length; row++)
        {
            answers[row] = model.Predict(call.Rows.Row(row, fields));
        }
    }

    private int Encode(ScoreCall call, ReadOnlySpan<byte> body, ScoreCaller caller, TimeSpan latency)
    {
        DecisionHead head = call.Live!.Head;
        long ticks = clock.GetUtcNow().UtcTicks;
        ticks -= ticks % TimeSpan.TicksPerMicrosecond;
        int microseconds = (int)Math.Min(int.MaxValue, latency.Ticks / TimeSpan.TicksPerMicrosecond);
        call.MakeRoomForRecords(body.Length + call.Count * DecisionRecord.MostBytes(head, caller.KeyId, features: 0));
        int length = 0;
        for (int row = 0; row < call.Count; row++)
        {
            Prediction answer = call.Predictions[row];
            DecisionFacts facts = new(ticks, caller.KeyId, caller.Source, answer.Score, answer.Probability, microseconds);
            if (!call.Served.Has(row))
            {
                length += DecisionRecord.Write(call.Records.AsSpan(length), head, facts, body[call.Rows.Sent(row)]);
                continue;
            }

            (int values, int told) = ServedJson.Write(call, row, body);
            call.KeepRoomForRecords(length, DecisionRecord.MostBytes(head, caller.KeyId, body.Length) + values + told);
            length += DecisionRecord.Write(
                call.Records.AsSpan(length), head, facts, body[call.Rows.Sent(row)], call.Served.Text.AsSpan(0, values), call.Served.Text.AsSpan(values, told));
        }

        return length;
    }
}
