using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Encoding;
using MarketingAI.Engine.Learners.Files;
using MarketingAI.Engine.Learners.Training;
using MarketingAI.Engine.Modeling.Calibration;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>Makes the model out of the trials: blends, fits on all learning rows, calibrates, measures once, explains, writes the file.</summary>
internal sealed class SearchFinish(SearchData data, TrialRunner runner, TrainOptions options)
{
    /// <param name="trials">All trials done.</param>
    /// <param name="known">Those that ran in this process; others are run again where they are needed.</param>
    /// <param name="schedule">Knows the trials' trainers.</param>
    public Outcome<TrainedModel> Make(
        IReadOnlyList<TrialResult> trials, IReadOnlyList<FinishedTrial> known, TrialSchedule schedule, SearchStory story)
    {
        FinishedTrial[] candidates = [.. Blending.Candidates(trials).Select(trial =>
            known.FirstOrDefault(done => done.Result.Number == trial.Number)
            ?? runner.Run(trial.Number, schedule.TrainerOf(trial), TrialSchedule.SettingsOf(trial), chooseTrees: false, CancellationToken.None))];
        IReadOnlyList<(FinishedTrial Trial, double Weight)> members = Blending.Choose(candidates, data.ValidationLabels);
        (ProbabilityMap map, string calibration) = CalibrationChoice.Fit(Blending.Scores(members), data.ValidationLabels, data.Seed);
        AdditiveModel model = Fit(members, map);
        Outcome<FinalRows> final = FinalRows.Of(model, data, options.FinalSet);
        if (final.IsRefused)
        {
            return final.Refusal;
        }

        string chosen = NameOf(members);
        TrainingReport report = ReportBuilder.Build(
            data, trials, final.Value, new Choice(chosen, ReasonFor(members), calibration, Importance(members, map)), story);
        byte[] file = ModelFile.Write(model, FactsOf(data.Set, chosen, options.Seed), TrainingReportJson.Write(report));
        return new TrainedModel(model, report, file);
    }

    private AdditiveModel Fit(IReadOnlyList<(FinishedTrial Trial, double Weight)> members, ProbabilityMap map)
    {
        (FeatureEncoder encoder, TrainingMatrix matrix) = data.EncodeLearning();
        AdditiveScore[] scores = new AdditiveScore[members.Count];
        Parallel.For(0, members.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            FinishedTrial trial = members[i].Trial;
            scores[i] = trial.Trainer.Fit(matrix, trial.Settings, runner.SeedOf(trial.Result.Number), threads: 1, CancellationToken.None);
        });
        return new AdditiveModel(encoder, AdditiveScore.Blend([.. members.Select((member, i) => (scores[i], member.Weight))]), map);
    }

    /// <summary>On the last fold, by the models that were not fitted on it.</summary>
    private IReadOnlyList<FeatureImportance> Importance(IReadOnlyList<(FinishedTrial Trial, double Weight)> members, ProbabilityMap map)
    {
        FoldData fold = data.Folds[^1];
        AdditiveScore score = AdditiveScore.Blend([.. members.Select(member => (member.Trial.FoldModels[^1], member.Weight))]);
        return PermutationImportance.Of(
            new AdditiveModel(fold.Encoder, score, map), data.Rows, data.Set.Labels, fold.ValidationRows,
            SeededRandom.Derive(data.Seed, -100), options.Threads);
    }

    private static string NameOf(IReadOnlyList<(FinishedTrial Trial, double Weight)> members)
    {
        string[] trainers = [.. members.Select(member => member.Trial.Trainer.Name).Distinct(StringComparer.Ordinal)];
        return members.Count == 1 ? trainers[0]
            : trainers.Length == 1 ? $"Blend of {members.Count} {trainers[0]} models"
            : $"Blend of {string.Join(" and ", trainers)}";
    }

    private static string ReasonFor(IReadOnlyList<(FinishedTrial Trial, double Weight)> members)
    {
        string trials = string.Join(" and ", members.Select(member =>
            FormattableString.Invariant($"trial {member.Trial.Result.Number} (weight {member.Weight:0.0})")));
        return members.Count == 1
            ? $"Trial {members[0].Trial.Result.Number} has the lowest log loss on validation rows, and no blend was better by more than chance could explain."
            : $"The mean log-odds of {trials} has a lower log loss on validation rows than any trial alone, by more than chance could explain.";
    }

    private static ModelFacts FactsOf(TrainingSet set, string chosen, int seed) =>
        new(set.Target, set.PositiveLevel, chosen, seed, set.Fingerprint, ProductVersion.Text);
}
