namespace MarketingAI.Engine.Contracts.Algorithms;

/// <summary>Notes changes of one column.</summary>
internal sealed class ColumnChanges(List<ContractChange> changes, string path, string? column)
{
    public void Add(string rule, ChangeSeverity severity, string? field, string? before, string? after, string reason) =>
        changes.Add(new ContractChange(rule, severity, field is null ? path : $"{path}: {field}", column, before, after, reason));

    /// <summary>Notes one change where the values differ, whichever way.</summary>
    public void IfOther(string rule, ChangeSeverity severity, string field, string? before, string? after, string reason)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            Add(rule, severity, field, before, after, reason);
        }
    }

    /// <summary>Notes that a value came, changed or went, each with its own weight.</summary>
    public void Three(
        string rule, string field, string? before, string? after, ChangeSeverity added, ChangeSeverity changed, ChangeSeverity removed, string reason)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            (string what, ChangeSeverity severity) = before is null ? ("added", added) : after is null ? ("removed", removed) : ("changed", changed);
            Add($"{rule}.{what}", severity, field, before, after, reason);
        }
    }
}
