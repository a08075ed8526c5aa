namespace MarketingAI.Engine.Contracts;

/// <summary>One difference between two versions of a contract.</summary>
/// <param name="Rule">Stable name of the rule that judged it, such as <c>column.removed</c>.</param>
/// <param name="Path">Where: table, column and field.</param>
/// <param name="Column">The data set's column it is about; null where it is about more, or about another table.</param>
/// <param name="Before">How it was; null where it was not there.</param>
/// <param name="After">How it is; null where it is gone.</param>
/// <param name="Reason">Why it weighs what it weighs.</param>
public sealed record ContractChange(
    string Rule, ChangeSeverity Severity, string Path, string? Column, string? Before, string? After, string Reason);

/// <summary>Two versions side by side.</summary>
/// <param name="Changes">Gravest first.</param>
public sealed record ContractComparison(IReadOnlyList<ContractChange> Changes)
{
    /// <summary>Whether someone who relies on the first version must act before the second comes.</summary>
    public bool IsBreaking => Changes.Any(change => change.Severity == ChangeSeverity.Error);
}

/// <summary>What someone edits: the content of a version, without its place in life.</summary>
public sealed record ContractDraft(string Name, IReadOnlyList<ContractColumn> Columns, ContractDetail Detail);
