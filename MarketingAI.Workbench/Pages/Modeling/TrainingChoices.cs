using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>What can be chosen for training on a data set, and what is proposed.</summary>
public sealed class TrainingChoices
{
    private static readonly string[] UsualTargets =
        ["converted", "conversion", "target", "label", "y", "outcome", "response", "churn", "churned", "purchased", "visit"];

    public TrainingChoices(DataSet set, DataContract? contract)
    {
        (Set, Contract) = (set, contract);
        Columns = [.. set.Columns.Select(column => new ColumnUse(column, contract?.Columns.FirstOrDefault(one => one.Name == column.Name)))];
        Targets = [.. Columns.Where(column => column.Column.Distinct == 2).OrderBy(Rank).Select(column => column.Name)];
        Times = [.. Columns.Where(column => column.Column.Type is ColumnType.Date or ColumnType.Timestamp).Select(column => column.Name)];
    }

    public DataSet Set { get; }

    public DataContract? Contract { get; }

    public IReadOnlyList<ColumnUse> Columns { get; }

    /// <summary>Columns with two classes, the likeliest first.</summary>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>Columns that could order the rows in time.</summary>
    public IReadOnlyList<string> Times { get; }

    public string? ProposedTarget => Targets.Count > 0 ? Targets[0] : null;

    /// <summary>The only column of dates that becomes known with the decision, else the only one at all; with several a person must choose.</summary>
    public string? ProposedTime => Only(column => column.Contract?.KnownAt == KnownAt.At) ?? Only(_ => true);

    public string ProposedName(string target) => $"{Set.Name}: {target}";

    private string? Only(Func<ColumnUse, bool> fits)
    {
        ColumnUse[] found = [.. Columns.Where(column => Times.Contains(column.Name, StringComparer.Ordinal) && fits(column))];
        return found.Length == 1 ? found[0].Name : null;
    }

    private static int Rank(ColumnUse column)
    {
        int usual = Array.FindIndex(UsualTargets, word => string.Equals(word, column.Name, StringComparison.OrdinalIgnoreCase));
        int after = column.Contract?.KnownAt == KnownAt.After ? 0 : 100;
        return after + (usual < 0 ? UsualTargets.Length : usual);
    }
}

/// <param name="Contract">What the contract says of the column; null where there is none.</param>
public sealed record ColumnUse(DataSetColumn Column, ContractColumn? Contract)
{
    public string Name => Column.Name;
}
