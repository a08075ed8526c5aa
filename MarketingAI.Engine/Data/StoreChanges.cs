using System.Collections.Concurrent;

namespace MarketingAI.Engine.Data;

/// <summary>Counts, in this process, how often rows of a table were saved, so that what is kept in memory knows when it is out of date.</summary>
public sealed class StoreChanges
{
    private readonly ConcurrentDictionary<string, long> _saved = new(StringComparer.Ordinal);

    /// <summary>Grows whenever a row of one of the tables is saved, of whichever business unit.</summary>
    public long Of(params ReadOnlySpan<string> tables)
    {
        long sum = 0;
        foreach (string table in tables)
        {
            sum += _saved.GetValueOrDefault(table);
        }

        return sum;
    }

    internal void Count(string table) => _saved.AddOrUpdate(table, 1, (_, before) => before + 1);
}
