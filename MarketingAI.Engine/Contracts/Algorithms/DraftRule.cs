namespace MarketingAI.Engine.Contracts.Algorithms;

/// <summary>Finds what even a draft must not be: columns that cannot be told apart, and rules about columns that it no longer has.</summary>
internal static class DraftRule
{
    private const int LongestName = 200;

    public static IReadOnlyList<ContractFault> Check(ContractDraft draft)
    {
        List<ContractFault> faults = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (ContractColumn column in draft.Columns)
        {
            if (string.IsNullOrWhiteSpace(column.Name) || column.Name.Length > LongestName)
            {
                faults.Add(new ContractFault(column.Name, "Column", $"A column's name has 1 to {LongestName} characters; found '{column.Name}'."));
            }
            else if (!names.Add(column.Name))
            {
                faults.Add(new ContractFault(column.Name, "Column", $"Column '{column.Name}' stands twice; capitals do not tell columns apart."));
            }
        }

        faults.AddRange(draft.Detail.Quality.Where(rule => rule.Column is { } column && draft.Columns.All(known => !string.Equals(known.Name, column, StringComparison.Ordinal)))
            .Select(rule => new ContractFault(rule.Column, "Quality", $"The rule '{ContractNames.NameOf(rule)}' asks about a column that the draft does not have. Take the rule out or the column back in.")));
        return faults;
    }
}
