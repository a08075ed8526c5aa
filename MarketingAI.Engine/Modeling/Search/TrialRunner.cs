using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Training;
using MarketingAI.Engine.Numerics;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>
/// Fits one trainer with one choice of settings on every fold and measures it on the rows left out. Each fit uses one thread and folds run
/// side by side, so the number of threads cannot change a result.
/// </summary>
internal sealed class TrialRunner(SearchData data, int threads, TimeProvider clock)
{
    private const int Stages = 15;

    /// <param name="number">From 1; the trial's draws come from it.</param>
    /// <param name="chooseTrees">Find the best number of trees up to the one given; else take it as it is.</param>
    public FinishedTrial Run(int number, ITrainer trainer, TrainerSettings settings, bool chooseTrees, CancellationToken cancellationToken)
    {
        long began = clock.GetTimestamp();
        AdditiveScore[] models = new AdditiveScore[data.Folds.Length];
        StageScores[] found = new StageScores[models.Length];
        int[] stages = chooseTrees && settings.Has(TrainerSettings.Trees) ? StagesOf(settings.Whole(TrainerSettings.Trees)) : [];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, models.Length, parallel, fold =>
        {
            models[fold] = trainer.Fit(data.Folds[fold].Fitted, settings, SeedOf(number), threads: 1, cancellationToken);
            found[fold] = StageScores.Of(models[fold], data.Folds[fold].Validation, stages);
        });
        int best = BestStage(found);
        double[] scores = [.. found.SelectMany(fold => fold.Scores[best])];
        if (stages.Length > 0)
        {
            settings = settings.With(TrainerSettings.Trees, stages[best]);
            models = [.. models.Select(model => model with { Trees = model.Trees[..Math.Min(stages[best], model.Trees.Length)] })];
        }

        TrialResult result = Measure(number, trainer.Name, settings, scores, clock.GetElapsedTime(began).TotalSeconds);
        return new FinishedTrial(result, trainer, settings, scores, models);
    }

    public int SeedOf(int number) => SeededRandom.Derive(data.Seed, number);

    private TrialResult Measure(int number, string trainer, TrainerSettings settings, double[] scores, double seconds)
    {
        double[] probabilities = [.. scores.Select(ProbabilityMap.Identity.Probability)];
        bool[] labels = data.ValidationLabels;
        return new TrialResult(
            number,
            trainer,
            [.. settings.Values.Select(pair => new TrialSetting(pair.Name, pair.Value))],
            AreaUnderCurve.Of(scores, labels).Value,
            ProbabilityScores.LogLoss(probabilities, labels).Value,
            ProbabilityScores.Brier(probabilities, labels).Value,
            CalibrationCurve.Ece(probabilities, labels).Value,
            Math.Round(seconds, 3));
    }

    private int BestStage(StageScores[] folds)
    {
        int best = 0;
        double least = double.PositiveInfinity;
        for (int stage = 0; stage < folds[0].Scores.Length; stage++)
        {
            double loss = 0;
            for (int fold = 0; fold < folds.Length; fold++)
            {
                loss += LogOddsLoss.Sum(folds[fold].Scores[stage], data.Folds[fold].Validation.Labels);
            }

            if (loss < least)
            {
                (best, least) = (stage, loss);
            }
        }

        return best;
    }

    private static int[] StagesOf(int trees) =>
        [.. Enumerable.Range(1, Stages).Select(stage => Math.Max(1, trees * stage / Stages)).Distinct()];
}
