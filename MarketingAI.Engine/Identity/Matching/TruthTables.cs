using System.Globalization;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Reads what is known about who is who from tables of different shapes.</summary>
internal sealed class TruthTables(IDataSets dataSets)
{
    private const double MostKeys = 0.8;

    public async Task<Outcome<MatchTruth>> ReadAsync(IReadOnlyList<DataSet> tables, MatchResult result, CancellationToken cancellationToken)
    {
        List<(string, string, bool)> pairs = [];
        Dictionary<string, string> persons = new(StringComparer.Ordinal);
        HashSet<string> keys = result.LeftKeys.Concat(result.RightKeys).ToHashSet(StringComparer.Ordinal);
        foreach (DataSet set in tables)
        {
            ColumnTable table = await dataSets.ReadAsync(set, [.. set.Columns.Select(column => column.Name)], cancellationToken);
            (string Name, string?[] Values)[] columns = [.. table.Columns.Select(column => (column.Name, RecordKeys.Texts(column).ToArray()))];
            int[] naming = [.. Enumerable.Range(0, columns.Length).Where(i => IsNaming(columns[i].Values, keys)).Take(2)];
            if (naming.Length == 2)
            {
                AddPairs(pairs, columns, naming);
            }
            else if (naming.Length == 1 && columns.Length > 1)
            {
                int person = Person(columns, naming[0]);
                AddPersons(persons, columns[naming[0]].Values, columns[person].Values);
            }
            else
            {
                return new UnfitTruth($"{set.FileName}: no column names the records (their keys are such as '{result.LeftKeys[0]}'). Columns: {string.Join(", ", columns.Select(column => column.Name))}.");
            }
        }

        return pairs.Count > 0 ? MatchTruth.OfPairs(pairs) : MatchTruth.OfPersons(persons);
    }

    public async Task<Outcome<MatchTruth>> ReadColumnAsync(DataSet left, string column, MatchResult result, CancellationToken cancellationToken)
    {
        ColumnTable table = await dataSets.ReadAsync(left, [column], cancellationToken);
        Dictionary<string, string> persons = new(StringComparer.Ordinal);
        AddPersons(persons, [.. result.LeftKeys], [.. RecordKeys.Texts(table[column])]);
        return MatchTruth.OfPersons(persons);
    }

    private static bool IsNaming(string?[] values, HashSet<string> keys) =>
        values.Length > 0 && values.Count(value => value is not null && keys.Contains(value)) >= MostKeys * values.Length;

    /// <summary>The column that says yes or no: numbers between 0 and 1, or true and false. Without one every pair named is a match.</summary>
    private static void AddPairs(List<(string, string, bool)> pairs, (string Name, string?[] Values)[] columns, int[] naming)
    {
        string?[]? verdicts = columns.Where((_, i) => !naming.Contains(i)).Select(column => column.Values)
            .FirstOrDefault(values => values.All(value => Verdict(value) is not null));
        (string?[] one, string?[] other) = (columns[naming[0]].Values, columns[naming[1]].Values);
        for (int row = 0; row < one.Length; row++)
        {
            if (one[row] is { } left && other[row] is { } right)
            {
                pairs.Add((left, right, verdicts is null || Verdict(verdicts[row]) is true));
            }
        }
    }

    private static bool? Verdict(string? text) => text switch
    {
        "true" or "yes" or "same" => true,
        "false" or "no" or "different" => false,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= 1 ? number >= 0.5 : null,
    };

    private static int Person((string Name, string?[] Values)[] columns, int key)
    {
        string[] words = ["person", "cluster", "entity", "customer", "group"];
        int named = Array.FindIndex(columns, column => words.Any(word => column.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));
        return named >= 0 && named != key ? named : key == 0 ? 1 : 0;
    }

    private static void AddPersons(Dictionary<string, string> persons, string?[] keys, string?[] values)
    {
        for (int row = 0; row < keys.Length; row++)
        {
            if (keys[row] is { } key && values[row] is { } person)
            {
                persons[key] = person;
            }
        }
    }
}
