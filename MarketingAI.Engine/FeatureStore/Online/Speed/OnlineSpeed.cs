using System.Diagnostics;
using System.Globalization;
using System.Text;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.Online.Algorithms;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.FeatureStore.Online.Speed;

/// <summary>Memory and speed of values in memory: made-up entities with counts, money, numbers and texts.</summary>
public static class OnlineSpeed
{
    private const int LookUps = 1_000_000;
    private const int Upserts = 500_000;

    /// <param name="entities">How many keys.</param>
    /// <param name="features">How many values each.</param>
    public static OnlineFigures Measure(int entities, int features, CancellationToken cancellationToken)
    {
        long before = Settled();
        OnlineColumns columns = new([.. Enumerable.Range(0, features).Select(Field)]);
        OnlineTable table = new(features);
        SeededRandom random = new(1);
        long[] words = new long[features];
        byte[] key = new byte[32];
        long started = Stopwatch.GetTimestamp();
        for (int entity = 0; entity < entities; entity++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Fill(columns, words, random);
            table.Put(Key(entity, key), words, new RowStamp(1, 1));
        }

        double filling = Stopwatch.GetElapsedTime(started).TotalSeconds;
        long memory = Settled() - before;
        (double median, double high) = LookUp(table, words, entities, random);
        double upserts = Upsert(columns, table, words, entities, random);
        (double busyMedian, double busyHigh) = WhileWriting(columns, table, entities, random);
        GC.KeepAlive(table);
        return new OnlineFigures(memory, filling, median, high, upserts, busyMedian, busyHigh);
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static FeatureField Field(int i)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"feature_{i}");
        return new FeatureField(name, name, (i % 5) switch { 0 or 1 => ColumnType.Integer, 2 or 3 => ColumnType.Number, _ => ColumnType.Text }, PersonalDataClass.None);
    }

    private static ReadOnlySpan<byte> Key(int entity, byte[] key)
    {
        _ = Encoding.UTF8.TryGetBytes(string.Create(CultureInfo.InvariantCulture, $"customer-{entity:D8}"), key, out int length);
        return key.AsSpan(0, length);
    }

    private static void Fill(OnlineColumns columns, long[] words, SeededRandom random)
    {
        for (int i = 0; i < words.Length; i++)
        {
            int draw = random.NextBelow(1000);
            words[i] = draw < 50 ? columns.MissingWord(i) : columns.Fields[i].Type switch
            {
                ColumnType.Integer => draw,
                ColumnType.Number => OnlineColumns.Word(draw / 7d),
                _ => columns.Word(i, Channels[draw % Channels.Length]),
            };
        }
    }

    private static readonly string[] Channels = ["email", "search", "social", "display", "affiliate", "direct"];

    /// <summary>Each look-up by itself, of keys in no order; the clock's own cost is in it.</summary>
    private static (double Median, double High) LookUp(OnlineTable table, long[] words, int entities, SeededRandom random)
    {
        byte[][] keys = [.. Enumerable.Range(0, 50_000).Select(_ => Key(random.NextBelow(entities), new byte[32]).ToArray())];
        long[] ticks = new long[LookUps];
        for (int i = -keys.Length; i < ticks.Length; i++)
        {
            byte[] key = keys[(i + keys.Length) % keys.Length];
            long started = Stopwatch.GetTimestamp();
            _ = table.TryRead(key, words, out _);
            long took = Stopwatch.GetTimestamp() - started;
            if (i >= 0)
            {
                ticks[i] = took;
            }
        }

        Array.Sort(ticks);
        double microsecond = Stopwatch.Frequency / 1e6;
        return (ticks[ticks.Length / 2] / microsecond, ticks[(int)(ticks.Length * 0.99)] / microsecond);
    }

    private static double Upsert(OnlineColumns columns, OnlineTable table, long[] words, int entities, SeededRandom random)
    {
        byte[] key = new byte[32];
        Fill(columns, words, random);
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Upserts; i++)
        {
            table.Put(Key(random.NextBelow(entities), key), words, new RowStamp(2, 2));
        }

        return Upserts / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static (double Median, double High) WhileWriting(OnlineColumns columns, OnlineTable table, int entities, SeededRandom random)
    {
        using CancellationTokenSource stop = new();
        Thread writer = new(() =>
        {
            SeededRandom own = new(2);
            long[] words = new long[table.Width];
            byte[] key = new byte[32];
            Fill(columns, words, own);
            while (!stop.IsCancellationRequested)
            {
                table.Put(Key(own.NextBelow(entities), key), words, new RowStamp(3, 3));
            }
        });
        writer.IsBackground = true;
        writer.Start();
        (double median, double high) = LookUp(table, new long[table.Width], entities, random);
        stop.Cancel();
        writer.Join();
        return (median, high);
    }
}

/// <param name="Bytes">Memory that all of it takes, by the garbage collector's count.</param>
/// <param name="FillSeconds">To put all entities in, with their keys and values being made up.</param>
/// <param name="LookUpMedian">Of a single key, in microseconds.</param>
/// <param name="LookUpHigh">The 99th hundredth, in microseconds.</param>
/// <param name="Upserts">Rows changed a second by one writer.</param>
/// <param name="BusyMedian">Of a single key while a writer changes rows without pause, in microseconds.</param>
public sealed record OnlineFigures(
    long Bytes, double FillSeconds, double LookUpMedian, double LookUpHigh, double Upserts, double BusyMedian, double BusyHigh);
