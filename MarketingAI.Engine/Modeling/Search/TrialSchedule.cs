using MarketingAI.Engine.Learners.Training;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>
/// Says what is tried next: first each trainer's starts from cheap to dear, turn about, then settings near the best found. Rests on the
/// number of the trial and the results before it, never on the clock.
/// </summary>
internal sealed class TrialSchedule
{
    private const double ShareForTheBest = 0.7;
    private const int MostDraws = 20;

    private readonly IReadOnlyList<ITrainer> _trainers;
    private readonly List<(ITrainer Trainer, TrainerSettings Settings)> _starts = [];
    private readonly int _seed;

    public TrialSchedule(IReadOnlyList<ITrainer> trainers, int seed)
    {
        (_trainers, _seed) = (trainers, seed);
        for (int start = 0; start < trainers.Max(trainer => trainer.Starts.Count); start++)
        {
            _starts.AddRange(trainers.Where(trainer => start < trainer.Starts.Count).Select(trainer => (trainer, trainer.Starts[start])));
        }
    }

    /// <param name="number">From 1.</param>
    /// <param name="done">All trials before it.</param>
    public (ITrainer Trainer, TrainerSettings Settings) Next(int number, IReadOnlyList<TrialResult> done)
    {
        if (number <= _starts.Count)
        {
            return _starts[number - 1];
        }

        SeededRandom random = new(SeededRandom.Derive(_seed, 100_000 + number));
        TrialResult near = Parent(done, random);
        ITrainer trainer = TrainerOf(near);
        TrainerSettings settings = SettingsOf(near);
        TrainerSettings drawn = trainer.Near(settings, random);
        for (int i = 0; i < MostDraws && done.Any(trial => SettingsOf(trial).SameAs(drawn)); i++)
        {
            drawn = trainer.Near(settings, random);
        }

        return (trainer, drawn);
    }

    public ITrainer TrainerOf(TrialResult trial) =>
        _trainers.First(trainer => string.Equals(trainer.Name, trial.Trainer, StringComparison.Ordinal));

    public static TrainerSettings SettingsOf(TrialResult trial) =>
        new(trial.Settings.Select(setting => (setting.Name, setting.Value)));

    /// <summary>The best trial, or the best of another trainer.</summary>
    private static TrialResult Parent(IReadOnlyList<TrialResult> done, SeededRandom random)
    {
        TrialResult best = done.MinBy(trial => trial.LogLoss)!;
        TrialResult? other = done.Where(trial => !string.Equals(trial.Trainer, best.Trainer, StringComparison.Ordinal)).MinBy(trial => trial.LogLoss);
        return other is null || random.NextDouble() < ShareForTheBest ? best : other;
    }
}
