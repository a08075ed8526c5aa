using System.Globalization;

namespace MarketingAI.Engine.Contracts.Algorithms;

/// <summary>The rules about what values keep to. Narrower refuses data that was fine; wider shows readers what they have not met.</summary>
internal static class BoundDiff
{
    private const string Came = "Data that was never checked for it may not keep it.";
    private const string Went = "Readers may meet values that they were promised not to.";
    private const string Narrowed = "Narrower: data that kept the contract until now is refused.";
    private const string Widened = "Wider: readers may meet values that they have not seen so far.";

    public static void Compare(ContractColumn old, ContractColumn now, ColumnChanges notes)
    {
        notes.Three(
            "column.pattern", "pattern", old.Pattern, now.Pattern, ChangeSeverity.Warning, ChangeSeverity.Error, ChangeSeverity.Error,
            "Values keep to another form than readers and deliverers know.");
        Bound("column.min-length", "shortest", Text(old.MinLength), Text(now.MinLength), isLower: true, notes);
        Bound("column.max-length", "longest", Text(old.MaxLength), Text(now.MaxLength), isLower: false, notes);
        Bound("column.minimum", "smallest", Edge(old.Minimum, old.MinimumIsExclusive), Edge(now.Minimum, now.MinimumIsExclusive), isLower: true, notes);
        Bound("column.maximum", "largest", Edge(old.Maximum, old.MaximumIsExclusive), Edge(now.Maximum, now.MaximumIsExclusive), isLower: false, notes);
        Values(old.AllowedValues, now.AllowedValues, notes);
    }

    private static void Bound(string rule, string field, string? before, string? after, bool isLower, ColumnChanges notes)
    {
        if (string.Equals(before, after, StringComparison.Ordinal))
        {
            return;
        }

        if (before is null || after is null)
        {
            notes.Add(before is null ? $"{rule}.added" : $"{rule}.removed", ChangeSeverity.Warning, field, before, after, before is null ? Came : Went);
            return;
        }

        int? order = Order(before, after, isLower);
        (string way, ChangeSeverity severity, string reason) = order switch
        {
            null => ("changed", ChangeSeverity.Error, "The two bounds cannot be compared."),
            0 => ("rewritten", ChangeSeverity.Information, "The same bound, written in another way."),
            _ when order > 0 == isLower => ("narrowed", ChangeSeverity.Error, Narrowed),
            _ => ("widened", ChangeSeverity.Warning, Widened),
        };
        notes.Add($"{rule}.{way}", severity, field, before, after, reason);
    }

    /// <returns>Above 0 where the bound rose, below 0 where it fell, null where the two cannot be compared.</returns>
    private static int? Order(string before, string after, bool isLower)
    {
        (string old, bool oldOpen) = Split(before);
        (string now, bool nowOpen) = Split(after);
        int order;
        if (decimal.TryParse(old, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal a)
            && decimal.TryParse(now, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal b))
        {
            order = b.CompareTo(a);
        }
        else if (DateTime.TryParse(old, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime c)
            && DateTime.TryParse(now, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime d))
        {
            order = d.CompareTo(c);
        }
        else
        {
            return null;
        }

        // An exclusive bound at the same value lies a little higher (lower bound) or a little lower (upper bound).
        return order != 0 || oldOpen == nowOpen ? order : nowOpen == isLower ? 1 : -1;
    }

    private static void Values(IReadOnlyList<string> before, IReadOnlyList<string> after, ColumnChanges notes)
    {
        if (before.Count == 0 || after.Count == 0)
        {
            if (before.Count != after.Count)
            {
                bool came = before.Count == 0;
                notes.Add(
                    came ? "column.values.added" : "column.values.removed", came ? ChangeSeverity.Warning : ChangeSeverity.Information, "allowed values",
                    came ? null : string.Join(", ", before), came ? string.Join(", ", after) : null, came ? Came : "Any value may stand now; the ones before stay allowed.");
            }

            return;
        }

        foreach (string gone in before.Except(after, StringComparer.Ordinal))
        {
            notes.Add("column.value.removed", ChangeSeverity.Error, "allowed values", gone, null, "Rows with the value, fine until now, are refused.");
        }

        foreach (string come in after.Except(before, StringComparer.Ordinal))
        {
            notes.Add("column.value.added", ChangeSeverity.Warning, "allowed values", null, come, "Readers and models have not met the value.");
        }
    }

    private static string? Text(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Edge(string? value, bool isExclusive) => value is null ? null : isExclusive ? $"{value} (exclusive)" : value;

    private static (string Value, bool IsExclusive) Split(string edge) =>
        edge.EndsWith(" (exclusive)", StringComparison.Ordinal) ? (edge[..^" (exclusive)".Length], true) : (edge, false);
}
