using MarketingAI.Engine.Statistics;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>Writes down what was done and found.</summary>
internal static class ReportBuilder
{
    private const int RocPoints = 200;
    private const int FewPositives = 100;

    public static TrainingReport Build(
        SearchData data, IReadOnlyList<TrialResult> trials, FinalRows final, Choice choice, SearchStory story)
    {
        TestFigures test = Test(final);
        return new TrainingReport(
            data.Set.Target,
            data.Set.PositiveLevel,
            data.Set.Labels.Length,
            data.Set.Labels.LongCount(label => label),
            [.. data.Rows.Fields.Select(field => field.Name)],
            data.Refused,
            data.Split.Plan,
            [.. trials.OrderBy(trial => trial.LogLoss).ThenBy(trial => trial.Number)],
            choice.Name,
            choice.Reason,
            choice.Calibration,
            test,
            CalibrationCurve.Of(final.Probabilities, final.Labels).Value,
            RankingCurves.Roc(final.Scores, final.Labels, RocPoints).Value,
            RankingCurves.Gain(final.Scores, final.Labels).Value,
            choice.Importance,
            data.Seed,
            data.Set.Fingerprint,
            [.. story.Warnings, .. Warnings(test)],
            story.Stopped,
            Math.Round(story.Elapsed().TotalSeconds, 3))
        {
            Remarks = data.Set.Remarks,
            FeatureUses = [.. data.Set.FeatureUses.Where(use => data.Rows.Fields.Any(field => string.Equals(field.Name, use.Column, StringComparison.Ordinal)))],
        };
    }

    private static TestFigures Test(FinalRows final)
    {
        AucEstimate auc = AreaUnderCurve.WithInterval(final.Scores, final.Labels).Value;
        ChanceError chance = CalibrationCurve.EceIfCalibrated(final.Probabilities, final.Labels).Value;
        return new TestFigures(
            auc.Auc,
            auc.Low,
            auc.High,
            ProbabilityScores.LogLoss(final.Probabilities, final.Labels).Value,
            ProbabilityScores.Brier(final.Probabilities, final.Labels).Value,
            CalibrationCurve.Ece(final.Probabilities, final.Labels).Value,
            chance.Mean,
            chance.High,
            final.Labels.Length,
            final.Labels.LongCount(label => label));
    }

    private static IEnumerable<string> Warnings(TestFigures test)
    {
        if (Math.Min(test.Positives, test.Rows - test.Positives) < FewPositives)
        {
            yield return $"The final figure rests on {test.Rows} rows with {test.Positives} positives, so it is uncertain; see its interval.";
        }

        if (test.AucLow <= 0.5)
        {
            yield return "On the final rows the model cannot be told from guessing: the interval of its AUC reaches 0.5.";
        }
    }
}
