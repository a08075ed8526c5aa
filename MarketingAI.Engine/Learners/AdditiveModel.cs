using System.Buffers;
using MarketingAI.Engine.Learners.Encoding;
using MarketingAI.Engine.Learners.Trees;

namespace MarketingAI.Engine.Learners;

/// <summary>A compiled model: encoder, linear part, flat forest and calibration in one.</summary>
internal sealed class AdditiveModel : CompiledModel
{
    private const int MostOnStack = 2048;

    private readonly Forest _forest;
    private readonly double[] _weights;

    public AdditiveModel(FeatureEncoder encoder, AdditiveScore score, ProbabilityMap map)
    {
        (Encoder, Score, Map) = (encoder, score, map);
        _weights = score.Weights;
        _forest = ForestLayout.Of(score.Trees, encoder.Width, rowsMayMiss: false);
    }

    public override IReadOnlyList<ModelField> Fields => Encoder.Fields;

    public FeatureEncoder Encoder { get; }

    public AdditiveScore Score { get; }

    public ProbabilityMap Map { get; }

    public override double StandIn(ReadOnlySpan<double> row, int field) => Encoder.StandIn(row, field);

    public override Prediction Predict(ReadOnlySpan<double> row)
    {
        if (row.Length != Fields.Count)
        {
            throw new ArgumentException($"The model takes {Fields.Count} fields; found {row.Length}.", nameof(row));
        }

        if (_forest.RowLength <= MostOnStack)
        {
            Span<float> laidOut = stackalloc float[_forest.RowLength];
            return Predict(row, laidOut);
        }

        float[] rented = ArrayPool<float>.Shared.Rent(_forest.RowLength);
        try
        {
            return Predict(row, rented.AsSpan(0, _forest.RowLength));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private Prediction Predict(ReadOnlySpan<double> row, Span<float> laidOut)
    {
        Span<float> slots = _forest.SlotsIn(laidOut);
        Encoder.Encode(row, slots);
        double score = Score.Constant + _forest.Score(laidOut);
        for (int i = 0; i < _weights.Length; i++)
        {
            score += _weights[i] * slots[i];
        }

        return new Prediction(score, Map.Probability(score));
    }
}
