using System.Text;
using CsCheck;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.FeatureStore.Online.Algorithms;

namespace MarketingAI.Tests.Engine.FeatureStore.Online;

public sealed class OnlineTableTests
{
    [Fact]
    public void Finds_what_was_put_last_and_nothing_else()
    {
        OnlineTable table = new(2);

        Assert.True(table.Put("ann"u8, [1, 2], new RowStamp(10, 11)));
        Assert.True(table.Put("bob"u8, [3, 4], new RowStamp(10, 11)));
        Assert.True(table.Put("ann"u8, [5, 6], new RowStamp(20, 21)));
        Assert.False(table.Put("ann"u8, [7, 8], new RowStamp(19, 30)));

        long[] values = new long[2];
        Assert.True(table.TryRead("ann"u8, values, out RowStamp stamp));
        Assert.Equal([5, 6], values);
        Assert.Equal(new RowStamp(20, 21), stamp);
        Assert.False(table.TryRead("cat"u8, values, out _));
        Assert.Equal(2, table.Count);
    }

    [Fact]
    public void What_was_taken_out_is_wiped_and_its_place_used_again()
    {
        OnlineTable table = new(1);
        table.Put("ann"u8, [77], new RowStamp(1, 1));

        Assert.True(table.Remove("ann"u8));
        Assert.False(table.Remove("ann"u8));
        Assert.False(table.TryRead("ann"u8, new long[1], out _));
        table.Put("bob"u8, [5], new RowStamp(1, 1));

        List<string> keys = [];
        table.Scan((key, _, _) => keys.Add(Encoding.UTF8.GetString(key)));
        Assert.Equal(["bob"], keys);
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public void A_sweep_takes_out_what_a_whole_refresh_did_not_name()
    {
        OnlineTable table = new(1);
        table.Put("gone"u8, [1], new RowStamp(5, 5));
        table.Put("kept"u8, [2], new RowStamp(10, 10));
        table.Put("streamed"u8, [3], new RowStamp(12, 12));

        Assert.Equal(1, table.Sweep(10));

        Assert.False(table.TryRead("gone"u8, new long[1], out _));
        Assert.Equal(2, table.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(OnlineTable.LongestKey + 1)]
    public void Keys_that_are_empty_or_too_long_are_not_taken(int length) =>
        Assert.False(new OnlineTable(1).Put(new byte[length], [1], new RowStamp(1, 1)));

    [Fact]
    public void Does_whatever_a_dictionary_does_while_it_grows_and_shrinks() => Gen.Select(Gen.Int[0, 400], Gen.Int[0, 9], Gen.Long).Array[0, 3000].Sample(steps =>
    {
        OnlineTable table = new(1);
        Dictionary<string, long> oracle = new(StringComparer.Ordinal);
        long[] value = new long[1];
        foreach ((int key, int act, long word) in steps)
        {
            string name = $"key-{key}";
            byte[] bytes = Encoding.UTF8.GetBytes(name);
            if (act < 3)
            {
                Assert.Equal(oracle.Remove(name), table.Remove(bytes));
            }
            else
            {
                table.Put(bytes, [word], new RowStamp(1, 1));
                oracle[name] = word;
            }
        }

        Assert.Equal(oracle.Count, table.Count);
        for (int key = 0; key <= 400; key++)
        {
            bool isKnown = oracle.TryGetValue($"key-{key}", out long expected);
            Assert.Equal(isKnown, table.TryRead(Encoding.UTF8.GetBytes($"key-{key}"), value, out _));
            Assert.True(!isKnown || value[0] == expected);
        }
    }, iter: 60, seed: "0N0XIzNsQ0O2");

    /// <summary>Every row holds its key's number and one running number in all other words; a reader that sees two different ones saw half a row.</summary>
    [Fact]
    public async Task Readers_see_whole_rows_of_the_key_they_asked_for_while_a_writer_changes_everything()
    {
        const int width = 24;
        const int keys = 500;
        OnlineTable table = new(width);
        byte[][] names = [.. Enumerable.Range(0, keys).Select(key => Encoding.UTF8.GetBytes($"entity-{key}"))];
        using CancellationTokenSource stop = new();
        Task writer = OwnThread(() =>
        {
            long[] words = new long[width];
            for (long n = 1; !stop.IsCancellationRequested; n++)
            {
                int key = (int)(n * 7919 % keys);
                if (n % 5 == 0)
                {
                    table.Remove(names[key]);
                    continue;
                }

                Array.Fill(words, n);
                words[0] = key;
                table.Put(names[key], words, new RowStamp(n, n));
            }

            return 0;
        });

        int[] read = await Task.WhenAll(Enumerable.Range(0, 3).Select(reader => OwnThread(() =>
        {
            long[] words = new long[width];
            int found = 0;
            for (int i = reader; found < 200_000; i++)
            {
                int key = i % keys;
                if (table.TryRead(names[key], words, out RowStamp stamp))
                {
                    found++;
                    Assert.True(words[0] == key, "a row of another key");
                    Assert.True(words.AsSpan(1).IndexOfAnyExcept(stamp.AsOf) < 0, "half a row");
                }
            }

            return found;
        })));
        await stop.CancelAsync();
        await writer;

        Assert.All(read, found => Assert.Equal(200_000, found));
    }

    /// <summary>Not one of the pool's, which other tests may have taken.</summary>
    private static Task<int> OwnThread(Func<int> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    [Fact]
    public void A_look_up_allocates_nothing()
    {
        OnlineTable table = new(50);
        table.Put("ann"u8, new long[50], new RowStamp(1, 1));
        long[] values = new long[50];
        table.TryRead("ann"u8, values, out _);

        // The least of some rounds: while code is compiled anew in between, the runtime itself allocates.
        long least = long.MaxValue;
        for (int round = 0; round < 10; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10_000; i++)
            {
                table.TryRead("ann"u8, values, out _);
                table.TryRead("bob"u8, values, out _);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
