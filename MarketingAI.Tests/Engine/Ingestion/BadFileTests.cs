using System.Globalization;
using System.Text;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Ingestion;

public sealed class BadFileTests
{
    [Theory]
    [InlineData("", "people.csv: A file holds a row of column names and rows of values. Found an empty file.")]
    [InlineData("name,age\n", "people.csv: A file holds rows of values below the column names. Found the header only.")]
    [InlineData("name,age\nann,31\nbob\ncid,4,5\n", "people.csv: row 3: A row has 2 values, as many as the header. Found 1. row 4: A row has 2 values, as many as the header. Found 3.")]
    [InlineData("name,Name\nann,31\n", "people.csv: column 'Name', row 1: Column names differ by more than capital letters. Found the name at columns 1 and 2.")]
    [InlineData("name,,x\nann,31,2\n", "people.csv: row 1: Every column has a name. Found none for column 2.")]
    [InlineData("1,2\n3,4\n", "people.csv: row 1: The first row holds the column names. Found values: 1, 2.")]
    [InlineData("name,age\nann,\"31\nbob,4\n", "people.csv: row 2: A quote that opens a value is closed. Found none up to the end of the file.")]
    [InlineData("name,age\nann,\"3\"1\nbob,4\n", "people.csv: row 2: After a closing quote comes a separator or the end of the row. Found more text; a quote inside a value is written twice.")]
    [InlineData("name,age\nann,3\0\n", "people.csv: row 2: Text holds no NUL byte. Found one; the file is damaged or no text.")]
    [InlineData("day,n\n2024-01-01,1\n2023-02-30,2\n", "people.csv: column 'day', row 3: A date must be in the calendar. Found '2023-02-30'.")]
    [InlineData("day,n\n2024-01-01,1\n0009-02-03,2\n9999-12-31,2\n2024-01-01,1\n", "people.csv: column 'day', row 3: A date must lie in the years 1900 to 2100. Found '0009-02-03'. column 'day', row 4: A date must lie in the years 1900 to 2100. Found '9999-12-31'.")]
    [InlineData("day,n\n31.01.2024,1\n01/31/2024,2\n30.01.2024,1\n", "people.csv: column 'day', row 3: Dates of one column are written one way; here day first. Found '01/31/2024'.")]
    [InlineData("n;m\n12.5;1\n1.234,5;2\n0.25;3\n", "people.csv: column 'n', row 3: Numbers of one column are written one way; here with a decimal point. Found '1.234,5'.")]
    [InlineData("n;m\n1,234;1\n2,345;2\n", "people.csv: column 'n', row 2: Every comma has three digits behind it: a decimal comma or thousands, it cannot be told. Write the numbers with a decimal point. Found '1,234'. column 'n', row 3: Every comma has three digits behind it: a decimal comma or thousands, it cannot be told. Write the numbers with a decimal point. Found '2,345'.")]
    [InlineData("business_unit_id,n\nx,1\n", "people.csv: column 'business_unit_id', row 1: The name business_unit_id is kept for the warehouse. Rename the column. Found 'business_unit_id'.")]
    public async Task A_bad_text_is_refused_with_file_column_row_and_rule(string text, string reason)
    {
        using FileWork work = new();

        Assert.Equal(reason, await Reason(work, work.Text(text)));
    }

    [Fact]
    public async Task One_word_among_numbers_is_refused_unless_a_person_says_how_to_read_it()
    {
        using FileWork work = new();
        FileSource file = work.Text($"n,m\n{string.Concat(Enumerable.Range(1, 19).Select(i => $"{i},0\n"))}1O5,0\n");
        Dictionary<string, ColumnChoice> asText = new(StringComparer.Ordinal) { ["n"] = ColumnChoice.AsText };
        Dictionary<string, ColumnChoice> missing = new(StringComparer.Ordinal) { ["n"] = ColumnChoice.OddValuesMissing };

        Assert.Equal(
            "people.csv: column 'n', row 21: Nearly all values of the column are numbers, so all must be. Found '1O5'.", await Reason(work, file));
        Assert.Equal(20, (await work.Import(file with { Choices = asText }, "text")).Columns[0].Distinct);
        Assert.Equal(0.05, (await work.Import(file with { Choices = missing }, "missing")).Columns[0].MissingShare, 12);
    }

    [Fact]
    public async Task Too_many_columns_are_refused()
    {
        using FileWork work = new();
        string header = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}"));

        Assert.Equal(
            "people.csv: row 1: A file has at most 2,000 columns. Found 10,000.",
            await Reason(work, work.Text($"{header}\n{string.Join(',', Enumerable.Repeat("1", 10_000))}\n")));
    }

    [Fact]
    public async Task A_file_above_the_bound_is_refused_before_it_is_read()
    {
        using FileWork work = new(new IngestionOptions { MostFileBytes = 100 });

        Assert.Equal(
            "people.csv: A file has at most 100 bytes. Found 200.",
            await Reason(work, work.Text(new string('a', 200))));
    }

    [Fact]
    public async Task A_pack_that_unpacks_beyond_the_bound_is_refused()
    {
        using FileWork work = new(new IngestionOptions { MostUnpackedBytes = 1_000_000 });
        byte[] content = Encoding.ASCII.GetBytes($"n\n{string.Concat(Enumerable.Repeat("1\n", 1_000_000))}");

        Assert.Equal(
            "n.csv.gz: A file unpacks to at most 1,000,000 bytes. Found more.", await Reason(work, work.Bytes(FileWork.Gzip(content), "n.csv.gz")));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public async Task A_gzip_file_that_is_cut_off_is_refused(double share)
    {
        using FileWork work = new();
        byte[] whole = FileWork.Gzip(Encoding.ASCII.GetBytes($"a,b\n{string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},{i * 7919 % 1000}\n"))}"));

        string reason = await Reason(work, work.Bytes(whole[..(int)(whole.Length * share)], "n.csv.gz"));

        Assert.StartsWith("n.csv.gz: ", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("504B0304140000000800", "an Excel workbook or a zip archive")]
    [InlineData("255044462D312E37", "a PDF document")]
    [InlineData("89504E470D0A1A0A", "a PNG image")]
    public async Task Known_binary_files_are_named(string magic, string kind)
    {
        using FileWork work = new();

        Assert.Equal(
            $"people.csv: A file is CSV text, packed CSV (gzip, Zstandard) or Parquet. Save the table as CSV and try again. Found {kind}.",
            await Reason(work, work.Bytes([.. Convert.FromHexString(magic), .. new byte[100]], "people.csv")));
    }

    [Fact]
    public async Task Unknown_binary_data_is_refused()
    {
        using FileWork work = new();
        byte[] noise = new byte[5_000];
        new Random(7).NextBytes(noise);

        Assert.Equal("people.csv: A file is CSV text, packed CSV (gzip, Zstandard) or Parquet. Found binary data.", await Reason(work, work.Bytes(noise, "people.csv")));
    }

    [Fact]
    public async Task UTF_8_that_breaks_half_way_is_refused_by_row()
    {
        using FileWork work = new();
        byte[] content = [.. "city,n\nMünchen,1\nK"u8, 0xF6, .. "ln,2\n"u8];

        Assert.Equal(
            "people.csv: row 3: Text that starts as UTF-8 stays it. Found bytes that are none of its characters.",
            await Reason(work, work.Bytes(content, "people.csv")));
    }

    [Fact]
    public async Task Bytes_that_no_encoding_knows_are_refused()
    {
        using FileWork work = new();

        Assert.Equal(
            "people.csv: Text that starts as Windows-1252 stays it. Found bytes that are none of its characters.",
            await Reason(work, work.Bytes([.. "city,n\nK"u8, 0x81, .. "ln,2\n"u8], "people.csv")));
    }

    [Fact]
    public async Task A_very_long_row_is_refused()
    {
        using FileWork work = new(new IngestionOptions { LongestRowBytes = 2_000 });

        string reason = await Reason(work, work.Text($"a,b\n1,2\n{new string('x', 3_000)},2\n"));

        Assert.Equal("people.csv: row 3: A row has at most 2,000 bytes. Found a longer one, or a quote that is not closed.", reason);
    }

    [Fact]
    public async Task A_row_longer_than_the_buffer_is_refused()
    {
        using FileWork work = new(new IngestionOptions { LongestRowBytes = 2_000 });

        string reason = await Reason(work, work.Text($"a,b\n1,2\n{new string('x', 3_000_000)},2\n"));

        Assert.StartsWith("people.csv: row 3: A row has at most 2,000 bytes.", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Parquet_file_that_is_none_is_refused()
    {
        using FileWork work = new();

        Assert.Equal(
            "p.parquet: A Parquet file starts with the letters PAR1. Found other bytes; it is no Parquet file.",
            await Reason(work, work.Text("a,b\n1,2\n", "p.parquet")));
        Assert.StartsWith(
            "p.parquet: A Parquet file can be read to its end. Found a damaged one",
            await Reason(work, work.Text("PAR1 and nothing of the kind", "p.parquet")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_numbers_count_lines_inside_quotes()
    {
        using FileWork work = new();

        Assert.Equal(
            "people.csv: row 5: A row has 2 values, as many as the header. Found 1.",
            await Reason(work, work.Text("a,b\r\n\"x\r\ny\",2\r\n\r\nz\r\n")));
    }

    [Fact]
    public async Task Problems_beyond_the_first_are_counted()
    {
        using FileWork work = new();
        string rows = string.Concat(Enumerable.Range(0, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}\n")));

        FilePreview preview = (await work.Preview(work.Text($"a,b\n1,2\n{rows}"))).Value;

        Assert.False(preview.CanImport);
        Assert.Equal(20, preview.Problems.Count);
        Assert.Equal(50, preview.Problems[0].Count);
    }

    private static async Task<string> Reason(FileWork work, FileSource file)
    {
        Outcome<DataSet> outcome = await work.DataSets.ImportAsync(file, "x", CancellationToken.None);
        Assert.NotNull(outcome.Refusal);
        Assert.DoesNotContain(await work.DataSets.ListAsync(CancellationToken.None), found => found.Name == "x");
        return outcome.Refusal.Reason;
    }
}
