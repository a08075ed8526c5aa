namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Tells step by step why a pair weighs what it weighs.</summary>
internal static class Story
{
    public static IReadOnlyList<StoryStep> Of(
        MatchModel model, long pattern, double frequency, IReadOnlyDictionary<string, string?> left, IReadOnlyDictionary<string, string?> right)
    {
        PatternWeights weights = new(model);
        PatternCode code = new([.. model.Fields.Select(field => field.Levels.Count)]);
        int[] levels = code.Decode(pattern);
        List<StoryStep> steps = [new("Any two records", null, null, "before looking", weights.Prior)];
        HashSet<int> told = [];
        for (int field = 0; field < levels.Length; field++)
        {
            if (!told.Add(field))
            {
                continue;
            }

            JointComparison? joint = model.Joint.FirstOrDefault(two => two.First == field || two.Second == field);
            if (joint is null)
            {
                steps.Add(Step(model.Fields[field], levels[field], weights.OfField(field, levels[field]), left, right));
                continue;
            }

            int other = joint.First == field ? joint.Second : joint.First;
            told.Add(other);
            StoryStep one = Step(model.Fields[field], levels[field], 0, left, right);
            StoryStep two = Step(model.Fields[other], levels[other], 0, left, right);
            steps.Add(new StoryStep(
                $"{one.Field} and {two.Field}", $"{one.Left}, {two.Left}", $"{one.Right}, {two.Right}", $"{one.Level}; {two.Level}", weights.OfJoint(joint, levels)));
        }

        if (Math.Abs(frequency) > 1e-9)
        {
            steps.Add(new StoryStep("How rare the shared names are", null, null, frequency > 0 ? "rarer than most" : "more frequent than most", frequency));
        }

        return steps;
    }

    private static StoryStep Step(FieldModel field, int level, double weight, IReadOnlyDictionary<string, string?> left, IReadOnlyDictionary<string, string?> right) => new(
        field.Field.Name,
        field.Field.Role == FieldRole.NameOrder ? null : left.GetValueOrDefault(PlanChoice.Source(field.Field.LeftColumn).Column),
        field.Field.Role == FieldRole.NameOrder ? null : right.GetValueOrDefault(PlanChoice.Source(field.Field.RightColumn).Column),
        level == 0 ? "missing" : field.Levels[level - 1].Label, weight);
}
