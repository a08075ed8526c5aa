using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Modeling.Search;

namespace MarketingAI.Engine.Governance.Approvals.Algorithms;

/// <summary>Looks at a training report and its contract as a careful reviewer would.</summary>
internal static class EvidenceChecks
{
    /// <summary>Fewer positives than this among the final rows leave the figures too loose to lean on.</summary>
    private const long EnoughPositives = 100;

    public static IReadOnlyList<EvidenceCheck> Of(TrainingReport report, DataContract? contract) =>
    [
        Ranking(report.Test), Calibration(report.Test), Size(report.Test), Agreement(report, contract), Timing(report, contract),
        Persons(report, contract), Warnings(report),
    ];

    /// <summary>The evidence in one or two sentences.</summary>
    public static string Answer(string model, TrainingReport report, IReadOnlyList<EvidenceCheck> checks)
    {
        TestFigures test = report.Test;
        string figure = test.AucLow > 0.5
            ? Text($"{model} ranks {report.Target} = {report.PositiveLevel} ahead {test.Auc * 100:0.0} times in 100 ({test.AucLow * 100:0.0} to {test.AucHigh * 100:0.0}) on {test.Rows:N0} rows it has not seen.")
            : Text($"{model} cannot be told from drawing lots: AUC {test.Auc:0.000} ({test.AucLow:0.000} to {test.AucHigh:0.000}) on {test.Rows:N0} rows it has not seen.");
        string[] open = [.. checks.Where(check => check.State != EvidenceState.Holds).Select(check => check.Name.ToLowerInvariant())];
        return open.Length == 0
            ? Text($"{figure} All {checks.Count} checks hold.")
            : Text($"{figure} {checks.Count - open.Length} of {checks.Count} checks hold; look at: {string.Join(", ", open)}.");
    }

    private static EvidenceCheck Ranking(TestFigures test) => new(
        "Better than chance",
        test.AucLow > 0.5 ? EvidenceState.Holds : EvidenceState.Fails,
        Text($"AUC {test.Auc:0.000}, 95 % interval {test.AucLow:0.000} to {test.AucHigh:0.000}, on {test.Rows:N0} final rows; drawing lots would give 0.500."));

    private static EvidenceCheck Calibration(TestFigures test) => new(
        "Honest probabilities",
        test.Ece <= test.EceIfCalibratedHigh ? EvidenceState.Holds : EvidenceState.LookAtIt,
        Text($"Probabilities are on average {test.Ece * 100:0.0} points from what happened; chance alone would give {test.EceIfCalibrated * 100:0.0}, and in 95 of 100 cases at most {test.EceIfCalibratedHigh * 100:0.0}."));

    private static EvidenceCheck Size(TestFigures test) => new(
        "Enough cases",
        Math.Min(test.Positives, test.Rows - test.Positives) >= EnoughPositives ? EvidenceState.Holds : EvidenceState.LookAtIt,
        Text($"{test.Positives:N0} positive and {test.Rows - test.Positives:N0} other rows among the final rows; {EnoughPositives} of each are wanted."));

    private static EvidenceCheck Agreement(TrainingReport report, DataContract? contract)
    {
        const string name = "Data under contract";
        if (contract is null)
        {
            return new EvidenceCheck(name, EvidenceState.Fails, "The data had no contract when the model was trained.");
        }

        HashSet<string> known = [.. contract.Columns.Select(column => column.Name)];
        string[] unknown = [.. report.Features.Where(feature => !known.Contains(feature))];
        return unknown.Length == 0
            ? new EvidenceCheck(name, EvidenceState.Holds, Text($"All {report.Features.Count} features stand in {contract.Name} v{contract.Version}, confirmed by {contract.ConfirmedBy}."))
            : new EvidenceCheck(name, EvidenceState.Fails, $"Not in the contract: {string.Join(", ", unknown)}.");
    }

    private static EvidenceCheck Timing(TrainingReport report, DataContract? contract)
    {
        string[] late = [.. Used(report, contract).Where(column => column.KnownAt is KnownAt.After or null).Select(column => column.Name)];
        return new EvidenceCheck(
            "Known at decision time",
            late.Length > 0 ? EvidenceState.Fails : contract is null ? EvidenceState.LookAtIt : EvidenceState.Holds,
            late.Length > 0 ? $"Known only afterwards: {string.Join(", ", late)}."
            : contract is null ? "Without a contract nobody has said when the columns become known."
            : Text($"Every feature is known before or at the decision; {report.RefusedColumns.Count} columns were refused or left out."));
    }

    private static EvidenceCheck Persons(TrainingReport report, DataContract? contract)
    {
        const string name = "Personal data";
        if (contract is null)
        {
            return new EvidenceCheck(name, EvidenceState.LookAtIt, "Without a contract nobody has said which columns are personal data.");
        }

        string[] delicate = [.. Used(report, contract)
            .Where(column => column.PersonalData is PersonalDataClass.Sensitive or PersonalDataClass.Identifying)
            .Select(column => $"{column.Name} ({column.PersonalData.ToString().ToLowerInvariant()})")];
        return delicate.Length == 0
            ? new EvidenceCheck(name, EvidenceState.Holds, "No feature is identifying or of a sensitive class.")
            : new EvidenceCheck(name, EvidenceState.LookAtIt, $"The model uses {string.Join(", ", delicate)}. Ask why it must.");
    }

    private static EvidenceCheck Warnings(TrainingReport report) => report.Warnings.Count == 0
        ? new EvidenceCheck("No warning from training", EvidenceState.Holds, "Training raised no warning.")
        : new EvidenceCheck("No warning from training", EvidenceState.LookAtIt, string.Join(" ", report.Warnings));

    private static IEnumerable<ContractColumn> Used(TrainingReport report, DataContract? contract)
    {
        HashSet<string> features = [.. report.Features];
        return contract?.Columns.Where(column => features.Contains(column.Name)) ?? [];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
