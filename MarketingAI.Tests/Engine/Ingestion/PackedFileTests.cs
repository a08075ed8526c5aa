using System.Globalization;
using System.Text;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using ZstdSharp;

namespace MarketingAI.Tests.Engine.Ingestion;

public sealed class PackedFileTests
{
    [Fact]
    public async Task A_gzip_file_joined_of_several_is_read_to_its_end()
    {
        using FileWork work = new();
        byte[] joined = [.. FileWork.Gzip(Rows(0, 4_000, header: true)), .. FileWork.Gzip(Rows(4_000, 3_000)), .. FileWork.Gzip(Rows(7_000, 1))];

        DataSet packed = await work.Import(work.Bytes(joined, "n.csv.gz"), "packed");
        DataSet plain = await work.Import(work.Bytes(Rows(0, 7_001, header: true), "n.csv"), "plain");

        Assert.Equal(7_001, packed.Rows);
        Assert.Equal(plain.Fingerprint, packed.Fingerprint);
    }

    [Fact]
    public async Task A_Zstandard_file_is_read_of_one_frame_or_two()
    {
        using FileWork work = new();
        using Compressor compressor = new();
        byte[] one = [.. compressor.Wrap(Rows(0, 5_000, header: true))];
        byte[] two = [.. compressor.Wrap(Rows(0, 2_000, header: true)), .. compressor.Wrap(Rows(2_000, 3_000))];

        DataSet first = await work.Import(work.Bytes(one, "n.csv.zst"), "one");
        DataSet second = await work.Import(work.Bytes(two, "n.csv.zst"), "two");

        Assert.Equal(5_000, first.Rows);
        Assert.Equal(first.Fingerprint, second.Fingerprint);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.6)]
    [InlineData(0.999)]
    public async Task A_pack_that_is_cut_off_in_any_part_is_refused(double share)
    {
        using FileWork work = new();
        using Compressor compressor = new();
        byte[] gzip = [.. FileWork.Gzip(Rows(0, 4_000, header: true)), .. FileWork.Gzip(Rows(4_000, 4_000))];
        byte[] zstandard = [.. compressor.Wrap(Rows(0, 8_000, header: true))];

        Outcome<FilePreview> cutGzip = await work.Preview(work.Bytes(gzip[..(int)(gzip.Length * share)], "n.csv.gz"));
        Outcome<FilePreview> cutZstandard = await work.Preview(work.Bytes(zstandard[..(int)(zstandard.Length * share)], "n.csv.zst"));

        Assert.StartsWith("n.csv.gz: A packed file can be unpacked", cutGzip.Refusal!.Reason, StringComparison.Ordinal);
        Assert.StartsWith("n.csv.zst: A packed file can be unpacked", cutZstandard.Refusal!.Reason, StringComparison.Ordinal);
    }

    private static byte[] Rows(int from, int count, bool header = false) => Encoding.ASCII.GetBytes(
        (header ? "a,b\n" : string.Empty)
        + string.Concat(Enumerable.Range(from, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{i * 7919L % 1009}\n"))));
}
