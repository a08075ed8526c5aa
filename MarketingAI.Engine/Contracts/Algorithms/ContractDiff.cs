namespace MarketingAI.Engine.Contracts.Algorithms;

/// <summary>
/// Compares two versions of a contract by rules in the manner of datacontract-cli 0.10.41, made sharper where those were blunt: bounds know
/// their direction, lists of values are compared value by value, a required column that comes is no mere information.
/// </summary>
internal static class ContractDiff
{
    public static ContractComparison Between(ContractDraft before, ContractDraft after)
    {
        List<ContractChange> changes = [];
        ColumnDiff.Compare(before.Columns, after.Columns, string.Empty, isMain: true, changes);
        CompareTables(before.Detail.Related, after.Detail.Related, changes);
        DetailDiff.Compare(before, after, changes);
        return new ContractComparison([.. changes.OrderByDescending(change => change.Severity)]);
    }

    private static void CompareTables(IReadOnlyList<ContractTable> before, IReadOnlyList<ContractTable> after, List<ContractChange> changes)
    {
        foreach (ContractTable old in before)
        {
            if (after.FirstOrDefault(table => string.Equals(table.Name, old.Name, StringComparison.Ordinal)) is not { } now)
            {
                changes.Add(new ContractChange("table.removed", ChangeSeverity.Error, old.Name, null, old.Name, null, "Whoever reads the table finds none."));
                continue;
            }

            if (!string.Equals(old.Kind, now.Kind, StringComparison.Ordinal))
            {
                changes.Add(new ContractChange("table.kind.changed", ChangeSeverity.Error, old.Name, null, old.Kind, now.Kind, "It is read in another way."));
            }

            ColumnDiff.Compare(old.Columns, now.Columns, $"{old.Name}.", isMain: false, changes);
        }

        changes.AddRange(after.ExceptBy(before.Select(table => table.Name), table => table.Name, StringComparer.Ordinal)
            .Select(table => new ContractChange("table.added", ChangeSeverity.Information, table.Name, null, null, table.Name, "Nobody reads it yet.")));
    }
}
