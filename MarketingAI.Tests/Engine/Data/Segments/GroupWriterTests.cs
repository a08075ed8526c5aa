using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Engine.Decisioning.Log;

namespace MarketingAI.Tests.Engine.Data.Segments;

public sealed class GroupWriterTests
{
    [Theory]
    [InlineData(LogDurability.HandedToSystem)]
    [InlineData(LogDurability.Synced)]
    public async Task Every_record_of_many_writers_is_there_once_and_in_order(LogDurability durability)
    {
        using LogBench bench = new();
        Guid[][] acknowledged;
        using (GroupWriter writer = bench.Open(durability))
        {
            acknowledged = await Task.WhenAll(Enumerable.Range(0, 32).Select(writerNumber => Task.Run(async () =>
            {
                List<Guid> ids = [];
                for (int i = 0; i < 50; i++)
                {
                    ids.Add(await LogBench.AppendAsync(writer, LogBench.Record($$"""{"age":{{i}}}""")));
                }

                return ids.ToArray();
            })));
        }

        Guid[] read = [.. bench.Read().Select(decision => decision.Id)];

        Assert.Equal(1600, read.Distinct().Count());
        Assert.Equal(acknowledged.SelectMany(ids => ids).OrderDescending(), read);
    }

    [Fact]
    public async Task A_record_is_in_the_file_before_its_writer_is_answered()
    {
        using LogBench bench = new();
        using GroupWriter writer = bench.Open();

        for (int i = 0; i < 20; i++)
        {
            Guid id = await LogBench.AppendAsync(writer, LogBench.Record());

            Assert.Equal(id, bench.Read()[0].Id);
        }
    }

    [Fact]
    public async Task A_call_with_many_rows_gets_an_id_for_each()
    {
        using LogBench bench = new();
        using GroupWriter writer = bench.Open();
        byte[] three = [.. LogBench.Record("""{"age":1}"""), .. LogBench.Record("""{"age":22}"""), .. LogBench.Record("""{"age":333}""")];
        Guid[] ids = new Guid[3];

        Refusal? refusal = await writer.AppendAsync(three, ids);

        Assert.Null(refusal);
        Assert.Equal("""{"age":333} {"age":22} {"age":1}""", string.Join(' ', bench.Read().Select(decision => decision.Features)));
        Assert.Equal(ids.Reverse(), bench.Read().Select(decision => decision.Id));
    }

    [Fact]
    public async Task More_than_a_group_holds_waits_and_is_not_lost()
    {
        using LogBench bench = new();
        byte[] large = LogBench.Record($$"""{"text":"{{new string('x', 900_000)}}"}""");
        using (GroupWriter writer = bench.Open(segmentMegabytes: 4))
        {
            await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => LogBench.AppendAsync(writer, large))));
        }

        Assert.Equal(40, bench.Read().Count);
        Assert.True(bench.Folder.List().Count > 1, "A segment is closed once it is large enough.");
    }

    [Fact]
    public async Task A_write_that_fails_is_refused_and_the_next_one_goes_on()
    {
        using LogBench bench = new();
        using GroupWriter writer = bench.Open();
        Directory.Delete(bench.Folder.Path, recursive: true);

        Refusal? refused = await writer.AppendAsync(LogBench.Record(), new Guid[1]);
        Directory.CreateDirectory(bench.Folder.Path);
        Guid written = await LogBench.AppendAsync(writer, LogBench.Record());

        Assert.IsType<LogNotWritten>(refused);
        Assert.Equal([written], bench.Read().Select(decision => decision.Id));
    }

    [Fact]
    public async Task A_closed_log_refuses()
    {
        using LogBench bench = new();
        GroupWriter writer = bench.Open();
        writer.Dispose();

        Refusal? refusal = await writer.AppendAsync(LogBench.Record(), new Guid[1]);

        Assert.IsType<LogClosed>(refusal);
    }

    [Fact]
    public async Task A_later_run_goes_on_in_a_new_file_with_greater_ids()
    {
        using LogBench bench = new();
        Guid before;
        using (GroupWriter writer = bench.Open())
        {
            before = await LogBench.AppendAsync(writer, LogBench.Record());
        }

        using GroupWriter again = bench.Open();
        Guid after = await LogBench.AppendAsync(again, LogBench.Record());

        Assert.True(after.CompareTo(before) > 0);
        Assert.Equal(2, bench.Folder.List().Count);
    }
}
