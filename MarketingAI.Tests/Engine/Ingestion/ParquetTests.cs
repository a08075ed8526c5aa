using System.Text;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Ingestion;

public sealed class ParquetTests
{
    [Fact]
    public async Task The_same_table_as_Parquet_and_as_CSV_has_one_fingerprint()
    {
        using FileWork work = new();
        FileSource parquet = Write(work, "SELECT 1::SMALLINT AS n, 0.5::FLOAT AS x, true AS flag, DATE '2024-01-31' AS day, TIMESTAMP '2024-01-31 10:00:00' AS moment, 'a' AS word UNION ALL SELECT 2, NULL, false, NULL, NULL, ''");

        FilePreview preview = (await work.Preview(parquet)).Value;
        DataSet fromParquet = await work.Import(parquet, "parquet");
        DataSet fromText = await work.Import(work.Text("n,x,flag,day,moment,word\n1,0.5,true,2024-01-31,2024-01-31 10:00:00,a\n2,,false,,,\n"), "text");

        Assert.Equal("Parquet", preview.Format);
        Assert.Equal(
            [ColumnType.Integer, ColumnType.Number, ColumnType.Boolean, ColumnType.Date, ColumnType.Timestamp, ColumnType.Text],
            preview.Columns.Select(column => column.Type));
        Assert.Equal("1 0.5 true 2024-01-31", string.Join(' ', preview.Rows[0].Take(4)));
        Assert.Equal(fromText.Fingerprint, fromParquet.Fingerprint);
    }

    [Fact]
    public async Task Times_with_a_zone_arrive_as_UTC()
    {
        using FileWork work = new();
        DataSet imported = await work.Import(Write(work, "SELECT TIMESTAMPTZ '2024-01-31 10:00:00+02' AS moment"));

        ColumnTable table = await work.DataSets.ReadAsync(imported, ["moment"], CancellationToken.None);

        Assert.Equal(new DateTime(2024, 1, 31, 8, 0, 0).Ticks, ((TimeColumn)table["moment"]).UtcTicks[0]);
    }

    [Theory]
    [InlineData("SELECT [1, 2] AS items", "people.parquet: column 'items': A column holds text, numbers, true and false, dates or times. Found integer[].")]
    [InlineData("SELECT 1 AS x UNION ALL SELECT 'inf'::DOUBLE", "people.parquet: column 'x', row 2: A number is finite. Found 'inf'.")]
    [InlineData("SELECT DATE '2024-01-01' AS day UNION ALL SELECT DATE '9999-12-31'", "people.parquet: column 'day', row 2: A date must lie in the years 1900 to 2100. Found '9999-12-31'.")]
    [InlineData("SELECT 1 AS x LIMIT 0", "people.parquet: A file holds rows of values. Found column names only.")]
    public async Task What_cannot_be_taken_is_named(string sql, string reason)
    {
        using FileWork work = new();

        Outcome<DataSet> imported = await work.DataSets.ImportAsync(Write(work, sql), "x", CancellationToken.None);

        Assert.Equal(reason, imported.Refusal?.Reason);
    }

    [Fact]
    public async Task A_Parquet_file_that_is_cut_off_is_refused()
    {
        using FileWork work = new();
        byte[] whole = await File.ReadAllBytesAsync(Write(work, "SELECT range AS n FROM range(1000)").Path);

        Outcome<FilePreview> preview = await work.Preview(work.Bytes(whole[..(whole.Length / 2)], "people.parquet"));

        Assert.StartsWith("people.parquet: A Parquet file can be read to its end.", preview.Refusal?.Reason, StringComparison.Ordinal);
    }

    private static FileSource Write(FileWork work, string sql)
    {
        FileSource file = work.Bytes(Encoding.ASCII.GetBytes("."), "people.parquet");
        using WarehouseSession session = work.Get<IWarehouse>().Open();
        session.Run($"COPY ({sql}) TO '{file.Path}' (FORMAT parquet)");
        return file;
    }
}
