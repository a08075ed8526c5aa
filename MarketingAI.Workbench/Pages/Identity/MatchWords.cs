using System.Globalization;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Workbench.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>What a match found, in words.</summary>
internal static class MatchWords
{
    public static string Answer(MatchRun run)
    {
        MatchReport report = run.Report;
        return report.IsLink
            ? $"{Numbers.Count(report.Matches)} pairs link {run.LeftName} with {run.RightName}; {Count(report.Expected.Estimate)} matches are to be expected ({Count(report.Expected.Low)} to {Count(report.Expected.High)})."
            : $"{Numbers.Count(report.Records)} records are {Numbers.Count(report.Persons)} persons; {Numbers.Count(report.Clusters)} of them stand there more than once.";
    }

    public static string Count(double value) => Numbers.Count((long)Math.Round(value));

    public static string Share(double share) => share.ToString("0.0 %", CultureInfo.CurrentCulture);

    public static string Probability(double probability) => probability.ToString("0.000", CultureInfo.CurrentCulture);

    public static string Weight(double weight) => weight.ToString("+0.0;-0.0;0.0", CultureInfo.CurrentCulture);

    public static string Decision(MatchPair pair) => (pair.Decision switch
    {
        PairDecision.Accepted => "same",
        PairDecision.Rejected => "different",
        PairDecision.Unsure => "unsure",
        _ => throw new ArgumentOutOfRangeException(nameof(pair), pair.Decision, "No such decision."),
    }) + (string.Equals(pair.DecidedBy, "model", StringComparison.Ordinal) ? "" : $", by {pair.DecidedBy}");
}
