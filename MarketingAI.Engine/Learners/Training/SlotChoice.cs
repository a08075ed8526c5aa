namespace MarketingAI.Engine.Learners.Training;

/// <summary>Which slots a learner sees.</summary>
internal static class SlotChoice
{
    public static int[] ForTrees(TrainingMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.Width).Where(slot => matrix.Slots[slot].ForTrees)];

    public static int[] ForLinear(TrainingMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.Width).Where(slot => matrix.Slots[slot].ForLinear)];
}
