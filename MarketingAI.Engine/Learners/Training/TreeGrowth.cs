namespace MarketingAI.Engine.Learners.Training;

/// <summary>How many trees to allow when settings near known ones are tried.</summary>
internal static class TreeGrowth
{
    private const double Room = 1.5;
    private const int Least = 60;
    private const int Most = 800;

    /// <summary>The number found best, more for a smaller learning rate, with room to find that more is better.</summary>
    public static TrainerSettings Allow(TrainerSettings before, TrainerSettings after, string rate) => after.With(
        TrainerSettings.Trees,
        Math.Clamp(Math.Round(Room * before[TrainerSettings.Trees] * before[rate] / after[rate]), Least, Most));
}
