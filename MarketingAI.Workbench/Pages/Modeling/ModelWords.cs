using System.Globalization;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>A training report in sentences that need no statistics to be read.</summary>
internal static class ModelWords
{
    public static string Ranking(TrainingReport report)
    {
        TestFigures test = report.Test;
        string figure = test.AucLow <= 0.5
            ? "Cannot be told from drawing lots: it ranks"
            : "Ranks";
        return Text($"{figure} a row with {report.Target} = {report.PositiveLevel} above one without {test.Auc * 100:0} times in 100 ({test.AucLow * 100:0} to {test.AucHigh * 100:0}); drawing lots would give 50.");
    }

    /// <summary>Whether probabilities can be taken at face value.</summary>
    public static string Honesty(TestFigures test)
    {
        string points = Text($"on average {test.Ece * 100:0.0} points from what happened, where chance alone gives {test.EceIfCalibrated * 100:0.0} and seldom more than {test.EceIfCalibratedHigh * 100:0.0}");
        return test.Ece <= test.EceIfCalibratedHigh
            ? $"Its probabilities can be taken at face value: {points}."
            : $"Read its probabilities with care: they are {points}.";
    }

    /// <summary>What it brings when only the best tenth is contacted; null where the curve has no such point.</summary>
    public static string? BestTenth(TrainingReport report)
    {
        GainPoint? tenth = report.Gain.FirstOrDefault(point => point.RowShare is > 0.05 and < 0.15);
        return tenth is null
            ? null
            : Text($"The tenth it ranks highest holds {tenth.PositiveShare * 100:0} % of all with {report.Target} = {report.PositiveLevel}: {tenth.Lift:0.0} times as many as a tenth drawn at random.");
    }

    public static string Auc(TestFigures test) => Text($"{test.Auc:0.000} ({test.AucLow:0.000} to {test.AucHigh:0.000})");

    public static string Stage(ModelStage stage) => stage switch
    {
        ModelStage.Candidate => "Candidate",
        ModelStage.Submitted => "Waits for approval",
        ModelStage.ChangesAsked => "Changes asked for",
        ModelStage.Refused => "Refused",
        ModelStage.Approved => "Approved",
        ModelStage.Retired => "Retired",
    };

    /// <summary>What a person can do next with a model of the stage.</summary>
    public static string NextStep(ModelStage stage) => stage switch
    {
        ModelStage.Candidate => "Submit it for approval to put it to work.",
        ModelStage.Submitted => "A compliance reviewer looks at it now.",
        ModelStage.ChangesAsked => "Mend what the reviewer asked for, then submit it again.",
        ModelStage.Refused => "It may not be put to work. Train another one.",
        ModelStage.Approved => "Deploy it, so that it answers requests.",
        ModelStage.Retired => "It is kept for the record only.",
    };

    public static string Share(double share) => Text($"{share * 100:0.0} %");

    public static string Number(double value, string format = "0.0000") => value.ToString(format, CultureInfo.InvariantCulture);

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Seconds(double seconds) => seconds < 100 ? Text($"{seconds:0.0} s") : Text($"{seconds / 60:0.0} min");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
