using System.Globalization;

namespace MarketingAI.Engine.Contracts.Algorithms;

/// <summary>The rules about columns.</summary>
internal static class ColumnDiff
{
    /// <param name="prefix">What stands before a column's name in a path.</param>
    /// <param name="isMain">Whether these are columns of the data set itself.</param>
    public static void Compare(
        IReadOnlyList<ContractColumn> before, IReadOnlyList<ContractColumn> after, string prefix, bool isMain, List<ContractChange> changes)
    {
        foreach (ContractColumn old in before)
        {
            ColumnChanges notes = new(changes, prefix + old.Name, isMain ? old.Name : null);
            if (after.FirstOrDefault(column => string.Equals(column.Name, old.Name, StringComparison.Ordinal)) is not { } now)
            {
                notes.Add("column.removed", ChangeSeverity.Error, null, old.Name, null, "Whoever reads the column finds none.");
                continue;
            }

            CompareShape(old, now, notes);
            CompareTerms(old, now, notes);
            BoundDiff.Compare(old, now, notes);
            CompareWords(old, now, notes);
        }

        foreach (ContractColumn now in after.ExceptBy(before.Select(column => column.Name), column => column.Name, StringComparer.Ordinal))
        {
            ColumnChanges notes = new(changes, prefix + now.Name, isMain ? now.Name : null);
            notes.Add(
                now.IsRequired ? "column.required.added" : "column.added", now.IsRequired ? ChangeSeverity.Error : ChangeSeverity.Information, null, null, now.Name,
                now.IsRequired ? "Deliveries without the column, as they come today, no longer keep the contract." : "Readers that do not know it go on as before.");
        }
    }

    private static void CompareShape(ContractColumn old, ContractColumn now, ColumnChanges notes)
    {
        notes.IfOther("column.type.changed", ChangeSeverity.Error, "type", Text(old.Type), Text(now.Type), "Readers expect values of the type before.");
        notes.Three(
            "column.format", "format", old.Format, now.Format, ChangeSeverity.Warning, ChangeSeverity.Error, ChangeSeverity.Warning,
            "Values are written in another way than readers expect.");
        notes.IfOther(
            "column.required.changed", ChangeSeverity.Error, "required", YesNo(old.IsRequired), YesNo(now.IsRequired),
            now.IsRequired ? "Deliveries with empty values, allowed until now, are refused." : "Readers may meet empty values that they were promised not to.");
        notes.IfOther(
            "column.unique.changed", ChangeSeverity.Error, "unique", YesNo(old.IsUnique), YesNo(now.IsUnique),
            now.IsUnique ? "Deliveries with repeated values, allowed until now, are refused." : "Readers that join on it may meet a value twice.");
        notes.IfOther(
            "column.primary-key.changed", ChangeSeverity.Warning, "primary key", Text(old.PrimaryKeyPosition), Text(now.PrimaryKeyPosition), "Joins and counts may have to change.");
        notes.IfOther("column.references.changed", ChangeSeverity.Warning, "references", old.References, now.References, "Joins may have to change.");
    }

    private static void CompareTerms(ContractColumn old, ContractColumn now, ColumnChanges notes)
    {
        notes.Three(
            "column.personal-data", "personal data", Personal(old), Personal(now), ChangeSeverity.Warning, ChangeSeverity.Error, ChangeSeverity.Error,
            "Masks, consent and erasure go by the class.");
        notes.Three(
            "column.classification", "classification", old.Classification, now.Classification, ChangeSeverity.Warning, ChangeSeverity.Error, ChangeSeverity.Error,
            "Who may see the column goes by it.");
        notes.Three(
            "column.known-at", "known at decision time", Text(old.KnownAt), Text(now.KnownAt), ChangeSeverity.Warning, ChangeSeverity.Error, ChangeSeverity.Error,
            "Which models may learn from the column goes by it; trained ones may have seen what they must not.");
        if (old.Use != now.Use)
        {
            bool narrower = now.Use > old.Use;
            notes.Add(
                narrower ? "column.use.narrowed" : "column.use.widened", narrower ? ChangeSeverity.Error : ChangeSeverity.Information, "allowed use", Text(old.Use), Text(now.Use),
                narrower ? "What was allowed until now no longer is." : "What was allowed stays allowed.");
        }
    }

    private static void CompareWords(ContractColumn old, ContractColumn now, ColumnChanges notes)
    {
        const string Words = "Words for people; no value changes.";
        notes.IfOther("column.meaning.changed", ChangeSeverity.Information, "meaning", old.Meaning, now.Meaning, Words);
        notes.IfOther("column.title.changed", ChangeSeverity.Information, "title", old.Title, now.Title, Words);
        notes.IfOther("column.tags.changed", ChangeSeverity.Information, "tags", Listed(old.Tags), Listed(now.Tags), Words);
        notes.IfOther("column.examples.changed", ChangeSeverity.Information, "examples", Listed(old.Examples), Listed(now.Examples), Words);
        notes.IfOther("column.critical.changed", ChangeSeverity.Information, "critical", YesNo(old.IsCritical), YesNo(now.IsCritical), Words);
        notes.Three(
            "column.unit", "unit", old.Unit, now.Unit, ChangeSeverity.Information, ChangeSeverity.Error, ChangeSeverity.Warning,
            "The same number says something else in another unit.");
    }

    private static string? Personal(ContractColumn column) => column.PersonalDataOpen ? null : Text(column.PersonalData);

    private static string? Listed(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(", ", values);

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string? Text<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
