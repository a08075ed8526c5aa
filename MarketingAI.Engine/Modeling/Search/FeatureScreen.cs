using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>Leaves out columns that cannot help: without values, with one value, or with a value of its own in nearly every row.</summary>
internal static class FeatureScreen
{
    private const int LeastDistinctOfKey = 100;
    private const double KeyShare = 0.5;

    public static (IReadOnlyList<string> Kept, IReadOnlyList<RefusedColumn> Refused) Apply(TrainingSet set)
    {
        List<string> kept = [];
        List<RefusedColumn> refused = [.. set.Refused];
        foreach (string name in set.Features)
        {
            if (ReasonAgainst(set.Table[name]) is { } reason)
            {
                refused.Add(new RefusedColumn(name, reason));
            }
            else
            {
                kept.Add(name);
            }
        }

        return (kept, refused);
    }

    private static string? ReasonAgainst(TableColumn column)
    {
        int present = 0;
        for (int row = 0; row < column.Length; row++)
        {
            present += column.IsMissing(row) ? 0 : 1;
        }

        if (present == 0)
        {
            return "It has no value in any row.";
        }

        if (present == column.Length && IsConstant(column))
        {
            return "It has the same value in every row.";
        }

        if (column is CategoryColumn category)
        {
            int distinct = category.Codes.Where(code => code >= 0).Distinct().Count();
            if (distinct > LeastDistinctOfKey && distinct > KeyShare * present)
            {
                return $"It has {distinct} different words in {present} rows: it names rows rather than describing them.";
            }
        }

        return null;
    }

    private static bool IsConstant(TableColumn column) => column switch
    {
        NumberColumn number => number.Values.All(value => value.Equals(number.Values[0])),
        CategoryColumn category => category.Codes.All(code => code == category.Codes[0]),
        TimeColumn time => time.UtcTicks.All(ticks => ticks == time.UtcTicks[0]),
        _ => false,
    };
}
