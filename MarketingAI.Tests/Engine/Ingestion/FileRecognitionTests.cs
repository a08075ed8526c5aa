using System.Text;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Ingestion;

public sealed class FileRecognitionTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public async Task The_separator_is_recognised(string separator)
    {
        using FileWork work = new();

        FilePreview preview = (await work.Preview(work.Text($"name,age\nann,31\nbob,42\n".Replace(",", separator, StringComparison.Ordinal)))).Value;

        Assert.Equal("name age", string.Join(' ', preview.Columns.Select(column => column.Name)));
        Assert.Equal([ColumnType.Text, ColumnType.Integer], preview.Columns.Select(column => column.Type));
        Assert.Equal(2, preview.RowCount);
        Assert.True(preview.CanImport);
    }

    [Theory]
    [InlineData("utf-8", "UTF-8")]
    [InlineData("utf-16", "UTF-16")]
    [InlineData("utf-16BE", "UTF-16")]
    public async Task Encodings_are_recognised_with_and_without_a_mark(string encoding, string words)
    {
        using FileWork work = new();
        Encoding used = Encoding.GetEncoding(encoding);
        byte[] plain = used.GetBytes("city,count\nMünchen,3\nŁódź,4\n");

        foreach (byte[] content in new[] { plain, [.. used.GetPreamble(), .. plain] })
        {
            FilePreview preview = (await work.Preview(work.Bytes(content, "cities.csv"))).Value;

            Assert.Contains(words, preview.Format, StringComparison.Ordinal);
            Assert.Equal("city count", string.Join(' ', preview.Columns.Select(column => column.Name)));
            Assert.Equal("München", preview.Rows[0][0]);
            Assert.Equal("Łódź", preview.Rows[1][0]);
        }
    }

    [Fact]
    public async Task Windows_1252_is_recognised_where_the_bytes_are_no_UTF_8()
    {
        using FileWork work = new();
        byte[] content = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("city;price\nMünchen;3 €\n");

        FileSource file = work.Bytes(content, "cities.csv");
        FilePreview preview = (await work.Preview(file)).Value;
        DataSet imported = await work.Import(file);
        IReadOnlyList<IReadOnlyList<string?>> rows = await work.DataSets.FirstRowsAsync(imported, 5, CancellationToken.None);

        Assert.Equal("CSV, separator ';', Windows-1252", preview.Format);
        Assert.Equal("München 3 €", string.Join(' ', rows[0]));
    }

    [Theory]
    [InlineData("1\n-2\n300", ColumnType.Integer, null)]
    [InlineData("1.5\n2\n-0.25", ColumnType.Number, null)]
    [InlineData("1e-3\n2.5E6", ColumnType.Number, null)]
    [InlineData("\"1.234,5\"\n\"2,5\"\n3", ColumnType.Number, "decimal comma")]
    [InlineData("\"1,234.5\"\n\"2,000,000\"\n3", ColumnType.Number, "comma between thousands")]
    [InlineData("true\nFALSE\n?", ColumnType.Boolean, null)]
    [InlineData("yes\nno", ColumnType.Text, null)]
    [InlineData("2024-01-31\n2023/12/01", ColumnType.Date, null)]
    [InlineData("31.01.2024\n1.2.2024", ColumnType.Date, "day first")]
    [InlineData("31/01/2024\n01/02/2024", ColumnType.Date, "day first")]
    [InlineData("01/31/2024\n01/02/2024", ColumnType.Date, "month first")]
    [InlineData("2024-01-31T10:11:12Z\n2024-01-31 10:11", ColumnType.Timestamp, null)]
    [InlineData("31.01.2024 10:11:12\n01.02.2024 9:05", ColumnType.Timestamp, "day first")]
    [InlineData("007\n123", ColumnType.Text, "codes with leading zeros or very long digits, kept as written")]
    [InlineData("NA\nN/A\nnull", ColumnType.Text, "no values")]
    public async Task Types_are_recognised_from_all_values(string values, ColumnType type, string? reading)
    {
        using FileWork work = new();

        FilePreview preview = (await work.Preview(work.Text($"row|value\n{string.Join('\n', values.Split('\n').Select((value, i) => $"{i}|{value}"))}\n"))).Value;

        Assert.Empty(preview.Problems);
        Assert.Equal((type, reading), (preview.Columns[1].Type, preview.Columns[1].Reading));
    }

    [Fact]
    public async Task Values_arrive_in_the_warehouse_as_they_were_read()
    {
        using FileWork work = new();
        DataSet imported = await work.Import(work.Text(
            """
            word;whole;part;flag;day;moment;local
            "a;""b"" ";7;1.234,5;TRUE;31.12.2024;2024-03-01T10:00:00+02:00;31.12.2024 23:59:58.5
            NA;;?;false;01.02.2024;2024/03/01;1.2.2024 9:05
            "two
            lines";-1;0,25;;;;
            """));

        ColumnTable table = await work.DataSets.ReadAsync(imported, [.. imported.Columns.Select(column => column.Name)], CancellationToken.None);

        CategoryColumn word = (CategoryColumn)table["word"];
        Assert.Equal("a;\"b\"|two\nlines", string.Join('|', word.Levels));
        Assert.Equal([0, -1, 1], word.Codes);
        Assert.Equal([7, double.NaN, -1], ((NumberColumn)table["whole"]).Values);
        Assert.Equal([1234.5, double.NaN, 0.25], ((NumberColumn)table["part"]).Values);
        Assert.Equal([1, 0, -1], ((CategoryColumn)table["flag"]).Codes);
        Assert.Equal([Ticks(2024, 12, 31), Ticks(2024, 2, 1), TimeColumn.Missing], ((TimeColumn)table["day"]).UtcTicks);
        Assert.Equal([Ticks(2024, 3, 1, 8), Ticks(2024, 3, 1), TimeColumn.Missing], ((TimeColumn)table["moment"]).UtcTicks);
        Assert.Equal(new DateTime(2024, 12, 31, 23, 59, 58, 500).Ticks, ((TimeColumn)table["local"]).UtcTicks[0]);
        Assert.Equal(new DateTime(2024, 2, 1, 9, 5, 0).Ticks, ((TimeColumn)table["local"]).UtcTicks[1]);
        Assert.Equal(1.0 / 3, imported.Columns[0].MissingShare, 12);
        Assert.Equal(2, imported.Columns[1].Distinct);
    }

    [Fact]
    public async Task The_same_data_has_the_same_fingerprint_however_it_is_written()
    {
        using FileWork work = new();
        byte[] comma = Encoding.UTF8.GetBytes("a,b\n1,x\n2,\n");
        DataSet first = await work.Import(work.Bytes(comma, "a.csv"), "first");
        DataSet packed = await work.Import(work.Bytes(FileWork.Gzip(comma), "a.csv.gz"), "packed");
        DataSet semicolon = await work.Import(work.Text("a;b\r\n1;\"x\"\r\n2;NA\r\n"), "semicolon");
        DataSet other = await work.Import(work.Text("a,b\n2,\n1,x\n"), "other order");

        Assert.Equal(64, first.Fingerprint.Length);
        Assert.Equal(first.Fingerprint, packed.Fingerprint);
        Assert.Equal(first.Fingerprint, semicolon.Fingerprint);
        Assert.False(string.Equals(first.Fingerprint, other.Fingerprint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_one_column_keeps_its_empty_lines_as_missing_values()
    {
        using FileWork work = new();

        DataSet imported = await work.Import(work.Text("value\n1\n\n3\n"));

        Assert.Equal(3, imported.Rows);
        Assert.Equal(1.0 / 3, imported.Columns[0].MissingShare, 12);
    }

    [Fact]
    public async Task Dates_whose_order_cannot_be_told_are_read_as_text_unless_a_person_says()
    {
        using FileWork work = new();
        FileSource file = work.Text("day,n\n03/04/2024,1\n05/06/2024,2\n");

        FilePreview preview = (await work.Preview(file)).Value;
        Dictionary<string, ColumnChoice> dayFirst = new(StringComparer.Ordinal) { ["day"] = ColumnChoice.DayFirst };
        DataSet chosen = await work.Import(file with { Choices = dayFirst });
        ColumnTable table = await work.DataSets.ReadAsync(chosen, ["day"], CancellationToken.None);

        Assert.Equal(ColumnType.Text, preview.Columns[0].Type);
        Assert.True(preview.CanImport);
        Assert.Equal(2, Assert.Single(preview.Problems).Row);
        Assert.Equal(Ticks(2024, 4, 3), ((TimeColumn)table["day"]).UtcTicks[0]);
    }

    private static long Ticks(int year, int month, int day, int hour = 0) => new DateTime(year, month, day, hour, 0, 0).Ticks;
}
