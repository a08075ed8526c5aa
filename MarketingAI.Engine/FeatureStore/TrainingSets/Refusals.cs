using System.Globalization;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.TrainingSets;

/// <summary>There is no such data set in the business unit.</summary>
public sealed record TrainingDataNotFound(Guid DataSetId) : Refusal($"There is no data set {DataSetId} in this business unit.");

/// <summary>Nobody answered yet when the columns become known.</summary>
public sealed record ContractNotConfirmed(string DataSet)
    : Refusal($"The data set '{DataSet}' has no confirmed contract. Confirm which columns are known at decision time, then train.");

/// <summary>Columns named in the request are not in the data.</summary>
public sealed record TrainingColumnsMissing(string DataSet, IReadOnlyList<string> Missing, IReadOnlyList<string> Found)
    : Refusal($"{DataSet} has no column {string.Join(", ", Missing.Select(name => $"'{name}'"))}. Its columns: {string.Join(", ", Found)}.");

/// <summary>The target cannot be learnt.</summary>
public sealed record TargetUnfit(string DataSet, string Target, string Why) : Refusal($"{DataSet}: column '{Target}' cannot be the target. {Why}")
{
    internal static string Counts(IEnumerable<(string Level, long Rows)> levels) =>
        string.Join(", ", levels.Select(level => string.Create(CultureInfo.InvariantCulture, $"'{level.Level}' ({level.Rows:N0} rows)")));
}

/// <summary>The column named for the order in time holds no times.</summary>
public sealed record TimeColumnUnfit(string DataSet, string Column, string Why) : Refusal($"{DataSet}: column '{Column}' cannot order the rows in time. {Why}");

/// <summary>Every column was refused or left out.</summary>
public sealed record NoFeatures(string DataSet, IReadOnlyList<RefusedColumn> Refused)
    : Refusal($"{DataSet} leaves no column to learn from. {string.Join(" ", Refused.Select(column => column.Reason))}");

/// <summary>The data set is held back because it broke a rule.</summary>
public sealed record TrainingDataHeld(string DataSet, string Why)
    : Refusal($"{DataSet} is held back and no model may learn from it: {Why} A person can release it under Quality, Held back.");

/// <summary>A name for a training set that will not do.</summary>
public sealed record TrainingSetNameUnfit(string Name) : Refusal($"A training set has a name of 1 to 100 characters. Found '{Name}'.");

/// <summary>Another training set has the name.</summary>
public sealed record TrainingSetNameTaken(string Name) : Refusal($"There is a training set '{Name}' already. Choose another name: kept sets are not changed.");

/// <summary>There is no such training set in the business unit.</summary>
public sealed record TrainingSetNotFound(Guid Id) : Refusal($"There is no training set {Id} in this business unit.");

/// <summary>Views need to know when each row's decision was made.</summary>
public sealed record DecisionTimeMissing(string DataSet)
    : Refusal($"{DataSet}: name the column that says when each row's decision was made. Features of views are only right as of that time.");

/// <summary>No key column fits a view.</summary>
public sealed record LabelKeyMissing(string DataSet, string View, string Entity)
    : Refusal($"{DataSet}: {View} is about a {Entity}. Name the column that holds its key.");

/// <summary>A view has no such feature.</summary>
public sealed record ViewFeatureMissing(string View, IReadOnlyList<string> Missing, IReadOnlyList<string> Found)
    : Refusal($"{View} has no feature {string.Join(", ", Missing.Select(name => $"'{name}'"))}. Its features: {string.Join(", ", Found)}.");

/// <summary>None of the rows' entities is in the view's source.</summary>
public sealed record EntitiesWithoutRows(string DataSet, string KeyColumn, string View, long Rows)
    : Refusal(string.Create(CultureInfo.InvariantCulture,
        $"{DataSet}: of its {Rows:N0} rows none has a '{KeyColumn}' that {View} had known a row of before the decision. Look whether the column holds the keys that the view is about, and whether the decisions are later than the view's first rows."));
