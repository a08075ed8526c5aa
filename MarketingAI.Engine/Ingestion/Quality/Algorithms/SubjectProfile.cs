namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>What a subject's rows look like day by day: counts that the warehouse made.</summary>
internal sealed class SubjectProfile(DateOnly from, int days)
{
    public DateOnly From => from;

    public int Days => days;

    /// <summary>Hours of the last day that are over; 24 where the last day is.</summary>
    public int HoursOver { get; init; } = 24;

    public SortedDictionary<string, StreamProfile> Streams { get; } = new(StringComparer.Ordinal);

    public (long Hits, long Rows)?[] Late { get; } = new (long, long)?[days];

    public (long Hits, long Rows)?[] Duplicates { get; } = new (long, long)?[days];

    public (long Hits, long Rows)?[] Rejected { get; } = new (long, long)?[days];

    /// <summary>When batches came, as days since the first day, ascending; at most one an hour. Empty where nothing says.</summary>
    public IReadOnlyList<double> Arrivals { get; set; } = [];

    public StreamProfile Stream(string name)
    {
        if (!Streams.TryGetValue(name, out StreamProfile? found))
        {
            Streams[name] = found = new StreamProfile(days);
        }

        return found;
    }
}

/// <summary>The rows of one kind.</summary>
internal sealed class StreamProfile(int days)
{
    /// <summary>All rows by day.</summary>
    public long[] Rows { get; } = new long[days];

    /// <summary>Rows by hour, as known soon after the hour; empty where there is no hour.</summary>
    public long[] Hours { get; } = new long[days * 24];

    /// <summary>Rows that have the field, by day.</summary>
    public SortedDictionary<string, long[]> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows by column and value, by day.</summary>
    public SortedDictionary<string, SortedDictionary<string, long[]>> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows by column and bin of the number, by day.</summary>
    public SortedDictionary<string, SortedDictionary<int, long[]>> Bins { get; } = new(StringComparer.Ordinal);

    public long[] Field(string name) => At(Fields, name);

    public long[] Value(string column, string value) => At(Of(Values, column, StringComparer.Ordinal), value);

    public long[] Bin(string column, int bin) => At(Of(Bins, column, Comparer<int>.Default), bin);

    private long[] At<TKey>(SortedDictionary<TKey, long[]> map, TKey key) where TKey : notnull
    {
        if (!map.TryGetValue(key, out long[]? found))
        {
            map[key] = found = new long[days];
        }

        return found;
    }

    private static SortedDictionary<TKey, long[]> Of<TKey>(SortedDictionary<string, SortedDictionary<TKey, long[]>> map, string column, IComparer<TKey> order)
        where TKey : notnull
    {
        if (!map.TryGetValue(column, out SortedDictionary<TKey, long[]>? found))
        {
            map[column] = found = new SortedDictionary<TKey, long[]>(order);
        }

        return found;
    }
}
