using System.Globalization;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Engine.Modeling.Splits;

namespace MarketingAI.Engine.Governance.Approvals.Algorithms;

/// <summary>What a model must not be trusted with, read off how it was trained.</summary>
internal static class CardLimits
{
    public static IReadOnlyList<string> Of(TrainingReport report, string? dataSetName)
    {
        List<string> limits =
        [
            Text($"It estimates the chance of {report.Target} = {report.PositiveLevel} and says nothing about what would change it: it is no measure of an action's effect."),
            Text($"It learned from {report.Rows:N0} rows of {dataSetName ?? "a data set that is gone"}, of which {Share(report.Positives, report.Rows):0.0} % were positive; other populations are not covered."),
        ];
        if (report.Split.Kind == SplitKind.Stratified)
        {
            limits.Add("Its final rows were drawn at random, not later in time: how it fares on later data was not measured.");
        }
        else if (report.Split.Parts is [.., { From: { } from, To: { } to }])
        {
            limits.Add(Text($"Its final rows run from {from:d MMM yyyy} to {to:d MMM yyyy}; nothing is known about its figures after that."));
        }

        if (report.Stopped is not null)
        {
            limits.Add($"The search was ended early: {report.Stopped}");
        }

        return limits;
    }

    private static double Share(long part, long whole) => 100.0 * part / whole;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
