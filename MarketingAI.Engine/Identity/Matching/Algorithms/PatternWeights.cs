namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Weighs patterns by a model: the prior and the evidence of each field, of joint fields together.</summary>
internal sealed class PatternWeights
{
    private readonly MatchModel _model;
    private readonly bool[] _joint;

    public PatternWeights(MatchModel model)
    {
        _model = model;
        _joint = new bool[model.Fields.Count];
        foreach (JointComparison joint in model.Joint)
        {
            _joint[joint.First] = _joint[joint.Second] = true;
        }
    }

    public double Prior => Math.Log2(_model.Lambda / (1 - _model.Lambda));

    public double Of(int[] levels)
    {
        double weight = Prior;
        for (int field = 0; field < levels.Length; field++)
        {
            weight += _joint[field] ? 0 : OfField(field, levels[field]);
        }

        foreach (JointComparison joint in _model.Joint)
        {
            weight += OfJoint(joint, levels);
        }

        return weight;
    }

    public double OfField(int field, int level) => level == 0 ? 0 : _model.Fields[field].Levels[level - 1].Weight;

    /// <summary>Two fields weighed as one; where one is missing, the other speaks alone.</summary>
    public double OfJoint(JointComparison joint, int[] levels)
    {
        (int first, int second) = (levels[joint.First], levels[joint.Second]);
        return first > 0 && second > 0
            ? joint.Weights[first - 1][second - 1]
            : OfField(joint.First, first) + OfField(joint.Second, second);
    }
}
