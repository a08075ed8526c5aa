using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketingAI.Engine.Contracts.Schema.Algorithms;

/// <summary>Finds what is not well formed in a proposed version, whatever the versions before it.</summary>
internal static partial class ProposalRule
{
    private const int MostFields = 500;
    private const int LongestMeaning = 500;

    public static IReadOnlyList<string> Check(FactProposal proposal, FactTable table)
    {
        List<string> faults = [];
        if (string.IsNullOrWhiteSpace(proposal.Reason))
        {
            faults.Add("Say in a few words why the table changes; the reason is kept with the version.");
        }

        if (proposal.Fields.Count is 0 or > MostFields)
        {
            faults.Add($"A fact table has 1 to {MostFields} fields. Found {proposal.Fields.Count}.");
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (FactField field in proposal.Fields)
        {
            faults.AddRange(FaultsOf(field));
            if (!names.Add(field.Name))
            {
                faults.Add($"The field '{field.Name}' stands twice.");
            }
        }

        foreach (FactField core in table.Fields.Where(field => table.Core.Contains(field.Name, StringComparer.Ordinal)))
        {
            FactField? kept = proposal.Fields.FirstOrDefault(field => string.Equals(field.Name, core.Name, StringComparison.Ordinal));
            if (kept is null || kept.Type != core.Type || kept.IsOptional != core.IsOptional)
            {
                faults.Add($"'{core.Name}' is written by the product itself: it stays, as {SchemaWords.Of(core.Type)}.");
            }
        }

        return faults;
    }

    /// <summary>A default in the form in which it is kept, or null where it is none of the type.</summary>
    public static string? Canonical(FactType type, string text) => type switch
    {
        FactType.Text => text,
        FactType.Integer => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) ? whole.ToString(CultureInfo.InvariantCulture) : null,
        FactType.BigInteger => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long big) ? big.ToString(CultureInfo.InvariantCulture) : null,
        FactType.Real or FactType.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture) : null,
        FactType.Boolean => text is "true" or "false" ? text : null,
        FactType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
        FactType.Timestamp => DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
    };

    private static IEnumerable<string> FaultsOf(FactField field)
    {
        if (!NameForm().IsMatch(field.Name) || string.Equals(field.Name, "business_unit_id", StringComparison.Ordinal))
        {
            yield return $"A field's name starts with a small letter and has up to 60 small letters, digits and underscores. Found '{field.Name}'.";
        }

        if (string.IsNullOrWhiteSpace(field.Meaning) || field.Meaning.Length > LongestMeaning)
        {
            yield return $"The field '{field.Name}' needs a meaning of 1 to {LongestMeaning} characters.";
        }

        foreach (string former in field.FormerNames.Where(former => !NameForm().IsMatch(former)))
        {
            yield return $"A former name of '{field.Name}' is written as a field's name is. Found '{former}'.";
        }

        if (field.Default is { } text && Canonical(field.Type, text) is null)
        {
            yield return $"The default of '{field.Name}' must be {SchemaWords.Of(field.Type)}. Found '{text}'.";
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,59}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameForm();
}
