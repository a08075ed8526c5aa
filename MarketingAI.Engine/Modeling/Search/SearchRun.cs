using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners.Training;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>One search from data to model.</summary>
internal sealed class SearchRun(IReadOnlyList<ITrainer> trainers, TrainingSet set, TrainOptions options, TimeProvider clock)
{
    /// <summary>Share of the work that trials are; the rest is finishing.</summary>
    private const double TrialShare = 0.9;

    private readonly List<TrialResult> _trials = [.. options.Resume?.Trials ?? []];
    private readonly List<FinishedTrial> _known = [];
    private readonly List<string> _warnings = [.. trainers.Where(trainer => trainer.Missing is not null).Select(trainer => trainer.Missing!)];
    private readonly long _began = clock.GetTimestamp();

    /// <param name="tell">Told after each trial and at each step.</param>
    public async Task<Outcome<TrainedModel>> RunAsync(Func<SearchProgress, Task> tell, CancellationToken cancellationToken)
    {
        await tell(Progress("Reads and splits the rows"));
        Outcome<SearchData> prepared = await Task.Run(() => SearchData.Prepare(set, options), cancellationToken);
        if (prepared.IsRefused)
        {
            return prepared.Refusal;
        }

        SearchData data = prepared.Value;
        _warnings.AddRange(LeakHunt.Warnings(data));
        TrialSchedule schedule = new([.. trainers.Where(trainer => trainer.Missing is null)], options.Seed);
        TrialRunner runner = new(data, options.Threads, clock);
        bool cancelled = await TryAllAsync(schedule, runner, tell, cancellationToken);
        await tell(Progress("Fits the best on all learning rows and measures it"));
        SearchStory story = new(_warnings, cancelled ? StoppedText() : null, () => clock.GetElapsedTime(_began));
        Outcome<TrainedModel> made = await Task.Run(
            () => new SearchFinish(data, runner, options).Make(_trials, _known, schedule, story), CancellationToken.None);
        return made;
    }

    /// <returns>Whether it was cancelled on the way.</returns>
    private async Task<bool> TryAllAsync(
        TrialSchedule schedule, TrialRunner runner, Func<SearchProgress, Task> tell, CancellationToken cancellationToken)
    {
        while (GoesOn())
        {
            (ITrainer trainer, TrainerSettings settings) = schedule.Next(_trials.Count + 1, _trials);
            await tell(Progress($"Trial {_trials.Count + 1}: {trainer.Name}"));
            try
            {
                int number = _trials.Count + 1;
                FinishedTrial trial = await Task.Run(() => runner.Run(number, trainer, settings, chooseTrees: true, cancellationToken), cancellationToken);
                _trials.Add(trial.Result);
                Keep(trial);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && _trials.Count > 0)
            {
                return true;
            }
        }

        await tell(Progress("All trials are done"));
        return false;
    }

    /// <summary>Only what blending may want stays in memory.</summary>
    private void Keep(FinishedTrial trial)
    {
        _known.Add(trial);
        HashSet<int> wanted = [.. Blending.Candidates(_trials).Select(candidate => candidate.Number)];
        _known.RemoveAll(known => !wanted.Contains(known.Result.Number));
    }

    private bool GoesOn() => _trials.Count == 0 || (options.Seconds is { } seconds
        ? clock.GetElapsedTime(_began).TotalSeconds < seconds
        : _trials.Count < options.Trials);

    private SearchProgress Progress(string step) => new(
        options.Seconds is null ? options.Trials : null, [.. _trials], step, Share(), [.. _warnings]);

    private double Share() => TrialShare * Math.Min(1, options.Seconds is { } seconds
        ? clock.GetElapsedTime(_began).TotalSeconds / seconds
        : (double)_trials.Count / options.Trials);

    private string StoppedText() => options.Seconds is { } seconds
        ? FormattableString.Invariant($"Cancelled after {_trials.Count} trials, before {seconds:0} seconds had passed; this is the best so far.")
        : $"Cancelled after {_trials.Count} of {options.Trials} trials; this is the best so far.";
}
