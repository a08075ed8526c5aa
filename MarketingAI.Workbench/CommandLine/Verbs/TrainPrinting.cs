using System.Globalization;
using MarketingAI.Engine.Modeling.Search;

namespace MarketingAI.Workbench.CommandLine.Verbs;

/// <summary>The training report as <c>train</c> prints it.</summary>
internal static class TrainPrinting
{
    public static VerbReport Report(TrainingReport report, IReadOnlyList<string> remarks, string? modelFile) =>
        new(Values(report, remarks, modelFile), writer => Print(writer, report, remarks, modelFile));

    private static object Values(TrainingReport report, IReadOnlyList<string> remarks, string? modelFile) => new
    {
        report.Rows,
        report.Positives,
        report.Target,
        report.PositiveLevel,
        report.Features,
        report.RefusedColumns,
        report.Split,
        Leaderboard = report.Leaderboard.Select(trial => new
        {
            trial.Trainer,
            Settings = trial.Settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal),
            trial.Auc,
            trial.LogLoss,
            trial.Brier,
            trial.Ece,
            trial.Seconds,
        }),
        report.Chosen,
        report.ChosenBecause,
        report.Calibration,
        report.Test,
        report.CalibrationCurve,
        report.Gain,
        report.Importance,
        report.Seed,
        report.DataFingerprint,
        Remarks = remarks,
        report.Warnings,
        report.Stopped,
        Seconds = report.TrainingSeconds,
        ModelFile = modelFile,
    };

    private static void Print(TextWriter writer, TrainingReport report, IReadOnlyList<string> remarks, string? modelFile)
    {
        TestFigures test = report.Test;
        writer.WriteLine(Line($"{report.Chosen}: ranks a row with {report.Target} = {report.PositiveLevel} above one without {test.Auc * 100:0.0} times in 100 ({test.AucLow * 100:0.0} to {test.AucHigh * 100:0.0}),"));
        writer.WriteLine(Line($"on {test.Rows} rows that no choice has seen. Log loss {test.LogLoss:0.0000}, Brier {test.Brier:0.0000}, calibration error {test.Ece:0.0000} (by chance alone {test.EceIfCalibrated:0.0000})."));
        writer.WriteLine(report.ChosenBecause);
        writer.WriteLine(report.Split.Explanation);
        writer.WriteLine();
        TextTable table = new("trainer", "auc", "log loss", "brier", "ece", "seconds", "settings");
        foreach (TrialResult trial in report.Leaderboard)
        {
            table.Add(trial.Trainer, Line($"{trial.Auc:0.0000}"), Line($"{trial.LogLoss:0.0000}"), Line($"{trial.Brier:0.0000}"), Line($"{trial.Ece:0.0000}"), Line($"{trial.Seconds:0.0}"), trial.SettingsText());
        }

        table.Print(writer);
        writer.WriteLine();
        writer.WriteLine(Line($"{report.Rows} rows, {report.Positives} of them '{report.PositiveLevel}'; seed {report.Seed}; {report.TrainingSeconds:0.0} s; data {report.DataFingerprint}"));
        writer.WriteLine($"Features: {string.Join(", ", report.Features)}");
        foreach (string line in report.RefusedColumns.Select(column => $"Refused {column.Column}: {column.Reason}")
            .Concat(remarks)
            .Concat(report.Warnings.Select(warning => $"Warning: {warning}"))
            .Concat(report.Stopped is null ? [] : [report.Stopped])
            .Concat(modelFile is null ? [] : [$"Model written to {modelFile}"]))
        {
            writer.WriteLine(line);
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
