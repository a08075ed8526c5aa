using CsCheck;
using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Decisioning.Log;

namespace MarketingAI.Tests.Engine.Decisioning.Log;

public sealed class SegmentTests
{
    [Fact]
    public void The_checksum_is_the_published_one()
    {
        Assert.Equal(0xE306_9283u, Crc32C.Of("123456789"u8));
        Assert.Equal(0u, Crc32C.Of([]));
    }

    [Fact]
    public void A_record_comes_back_as_it_was_written()
    {
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 300], Gen.Double, Gen.String[Gen.Char.AlphaNumeric, 2, 40]).Sample((text, score, alias) =>
        {
            byte[] record = LogBench.Record($$"""{"text":"{{text}}"}""", alias: alias, score: score);

            Decision read = DecisionRecord.Read(record);

            Assert.Equal(record.Length, SegmentRecord.LengthOf(record));
            Assert.Equal(
                new Decision(
                    Guid.Empty, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), "retail", alias,
                    new Guid("11111111-1111-1111-1111-111111111111"), "Spring leads", 3,
                    "k2", DecisionSource.Api, $$"""{"text":"{{text}}"}""", score, 0.62, 41),
                read);
        }, seed: "0000000000000");
    }

    [Fact]
    public void White_space_between_tokens_is_not_kept_but_that_inside_a_text_is()
    {
        Decision read = DecisionRecord.Read(LogBench.Record("{ \"a b\" :\t\"c \\\" d\",\r\n \"e\": [1, 2] }"));

        Assert.Equal("""{"a b":"c \" d","e":[1,2]}""", read.Features);
    }

    [Fact]
    public async Task A_tail_torn_at_any_byte_is_cut_off_and_nothing_else()
    {
        using LogBench bench = new();
        using (GroupWriter writer = bench.Open())
        {
            await LogBench.AppendAsync(writer, LogBench.Record("""{"age":1}"""));
            await LogBench.AppendAsync(writer, LogBench.Record("""{"age":2}"""));
        }

        string file = bench.Folder.FileOf(bench.Folder.List().Single());
        byte[] whole = await File.ReadAllBytesAsync(file);
        int first = GroupFrame.Take(whole, out _);

        for (int torn = first; torn < whole.Length; torn++)
        {
            await File.WriteAllBytesAsync(file, whole[..torn]);

            Guid last = SegmentRecovery.Run(bench.Folder);

            Assert.Equal(first, new FileInfo(file).Length);
            Assert.Equal(last, Assert.Single(bench.Read()).Id);
        }
    }

    [Fact]
    public async Task A_tail_with_any_byte_changed_is_cut_off_and_kept_beside()
    {
        using LogBench bench = new();
        using (GroupWriter writer = bench.Open())
        {
            await LogBench.AppendAsync(writer, LogBench.Record("""{"age":1}"""));
            await LogBench.AppendAsync(writer, LogBench.Record("""{"age":2}"""));
        }

        string file = bench.Folder.FileOf(bench.Folder.List().Single());
        byte[] whole = await File.ReadAllBytesAsync(file);
        int first = GroupFrame.Take(whole, out _);

        for (int changed = first; changed < whole.Length; changed++)
        {
            byte[] damaged = [.. whole];
            damaged[changed] ^= 0x10;
            await File.WriteAllBytesAsync(file, damaged);

            SegmentRecovery.Run(bench.Folder);

            Assert.Equal(whole[..first], await File.ReadAllBytesAsync(file));
            Assert.Equal(damaged[first..], await File.ReadAllBytesAsync(file + ".torn"));
        }
    }
}
