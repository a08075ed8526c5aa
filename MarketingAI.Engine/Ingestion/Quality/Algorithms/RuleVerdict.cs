using System.Globalization;
using MathNet.Numerics;

namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Says from counts whether a rule is kept.</summary>
internal static class RuleVerdict
{
    private const double RareBatch = .001;

    /// <summary>What is wrong with the rule itself; null for nothing.</summary>
    public static string? Fault(ColumnRule rule, IReadOnlyList<string> columns) =>
        rule.Kind is not (ColumnRuleKind.RowCount or ColumnRuleKind.Condition) && !columns.Contains(rule.Column, StringComparer.Ordinal) ? $"there is no column '{rule.Column}'."
        : rule.Kind is ColumnRuleKind.Range or ColumnRuleKind.RowCount && rule.Low is null && rule.High is null ? "it has neither a lower nor an upper bound."
        : rule.Low > rule.High ? "its lower bound lies above its upper bound."
        : rule.Kind == ColumnRuleKind.MissingShare && rule.High is < 0 or > 1 ? "a share lies between 0 and 1."
        : rule.Share is < 0 or >= 1 ? "the share that may break it lies between 0 and 1."
        : rule.Kind == ColumnRuleKind.Condition && string.IsNullOrWhiteSpace(rule.Condition) ? "it has no condition."
        : rule.Kind == ColumnRuleKind.Pattern && string.IsNullOrEmpty(rule.Pattern) ? "it has no pattern."
        : rule.Kind == ColumnRuleKind.Values && rule.Values is not { Count: > 0 } ? "it names no value."
        : null;

    /// <param name="figure">The count that the warehouse made for the rule; null where there is no value at all.</param>
    public static RuleResult Of(ColumnRule rule, long rows, long? figure, DateTime now)
    {
        long count = figure ?? 0;
        (bool kept, string found) = rule.Kind switch
        {
            ColumnRuleKind.RowCount => (count >= (rule.Low ?? 0) && count <= (rule.High ?? double.MaxValue), $"{Text(count)} rows"),
            ColumnRuleKind.MissingShare => (rows == 0 || count <= (rule.High ?? 0) * rows, $"{Text(count)} of {Text(rows)} rows have no value"),
            ColumnRuleKind.Unique => (count <= rule.Share * rows, $"{Text(count)} values stand more than once"),
            ColumnRuleKind.Freshness => Fresh(rule, figure, now),
            ColumnRuleKind.Range or ColumnRuleKind.Pattern or ColumnRuleKind.Values or ColumnRuleKind.Condition => (count <= rule.Share * rows, $"{Text(count)} of {Text(rows)} rows break it"),
        };
        long failing = kept || rule.Kind is ColumnRuleKind.Freshness or ColumnRuleKind.RowCount ? 0 : count;
        return new RuleResult(rule, kept, failing, found, []);
    }

    /// <summary>
    /// Whether a batch breaks the rule for sure. A batch is a small part: where some rows may break the rule, more of them than the allowed share
    /// hold it back only if chance would bring as many less than once in a thousand batches at just that share.
    /// </summary>
    public static bool BreaksForSure(ColumnRule rule, long rows, long count)
    {
        double allowed = rule.Kind == ColumnRuleKind.MissingShare ? rule.High ?? 0 : rule.Share;
        return count > 0 && (allowed <= 0 || (allowed < 1 && SpecialFunctions.BetaRegularized(count, rows - count + 1d, allowed) < RareBatch));
    }

    private static (bool Kept, string Found) Fresh(ColumnRule rule, long? milliseconds, DateTime now)
    {
        if (milliseconds is not { } newest)
        {
            return (false, "there is no time at all");
        }

        double hours = (now - DateTime.UnixEpoch.AddMilliseconds(newest)).TotalHours;
        return (hours <= (rule.High ?? 24), string.Create(CultureInfo.InvariantCulture, $"the newest is {hours:#,0.0} hours old"));
    }

    private static string Text(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
