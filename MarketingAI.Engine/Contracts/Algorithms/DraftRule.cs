namespace MarketingAI.Engine.Contracts.Algorithms;

/// <summary>Finds what even a draft must not have: columns without a name and columns that cannot be told apart.</summary>
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

        return faults;
    }
}
