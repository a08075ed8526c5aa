namespace MarketingAI.Engine.Contracts;

/// <summary>Finds what a contract still lacks.</summary>
internal static class ContractRule
{
    private const int LongestMeaning = 500;

    public static IReadOnlyList<ContractFault> Check(string name, IReadOnlyList<ContractColumn> columns, IReadOnlyList<string> expected)
    {
        List<ContractFault> faults = [];
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
        {
            faults.Add(new ContractFault(null, "Name", $"A contract's name has 1 to 100 characters; found '{name}'."));
        }

        HashSet<string> given = new(StringComparer.Ordinal);
        foreach (ContractColumn column in columns)
        {
            Check(column, expected, given, faults);
        }

        faults.AddRange(expected.Where(column => !given.Contains(column))
            .Select(column => new ContractFault(column, "Column", $"Column '{column}' is not in the contract; every column must be.")));
        return faults;
    }

    private static void Check(ContractColumn column, IReadOnlyList<string> expected, HashSet<string> given, List<ContractFault> faults)
    {
        if (!expected.Contains(column.Name, StringComparer.Ordinal))
        {
            faults.Add(new ContractFault(column.Name, "Column", $"The data set has no column '{column.Name}'."));
        }

        if (!given.Add(column.Name))
        {
            faults.Add(new ContractFault(column.Name, "Column", $"Column '{column.Name}' stands twice."));
        }

        if (column.KnownAt is null)
        {
            faults.Add(new ContractFault(column.Name, "KnownAt", $"Column '{column.Name}' does not say whether its value is known before, at or after the decision."));
        }

        if (string.IsNullOrWhiteSpace(column.Meaning) || column.Meaning.Length > LongestMeaning)
        {
            faults.Add(new ContractFault(column.Name, "Meaning", $"Column '{column.Name}' needs a meaning of 1 to {LongestMeaning} characters."));
        }
    }
}
