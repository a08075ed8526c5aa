using System.Globalization;
using System.Text;
using CsCheck;
using MarketingAI.Engine.Ingestion.Algorithms;
using MarketingAI.Engine.Ingestion.Files;

namespace MarketingAI.Tests.Engine.Ingestion;

public sealed class ValueShapeTests
{
    [Theory]
    [InlineData("12", nameof(ValueClass.Integer))]
    [InlineData("-0", nameof(ValueClass.Integer))]
    [InlineData("9223372036854775807", nameof(ValueClass.Integer))]
    [InlineData("9223372036854775808", nameof(ValueClass.Code))]
    [InlineData("12.5", nameof(ValueClass.Point))]
    [InlineData(".5", nameof(ValueClass.Point))]
    [InlineData("-1.", nameof(ValueClass.Point))]
    [InlineData("0.500", nameof(ValueClass.Point))]
    [InlineData("1.500", nameof(ValueClass.PointOrThousands))]
    [InlineData("1,5", nameof(ValueClass.Comma))]
    [InlineData("-1.234.567,8", nameof(ValueClass.Comma))]
    [InlineData("1.234.567", nameof(ValueClass.Comma))]
    [InlineData("1,234", nameof(ValueClass.CommaOrThousands))]
    [InlineData("1,234,567", nameof(ValueClass.Thousands))]
    [InlineData("1,234.5", nameof(ValueClass.Thousands))]
    [InlineData("1.23.4", nameof(ValueClass.Text))]
    [InlineData("1,2,3", nameof(ValueClass.Text))]
    [InlineData("-", nameof(ValueClass.Text))]
    [InlineData(".", nameof(ValueClass.Text))]
    [InlineData("1e5", nameof(ValueClass.Point))]
    [InlineData("1e", nameof(ValueClass.Text))]
    [InlineData("inf", nameof(ValueClass.Text))]
    [InlineData("192.168.0.1", nameof(ValueClass.Text))]
    [InlineData("2024-02-29", nameof(ValueClass.IsoDate))]
    [InlineData("2023-02-29", nameof(ValueClass.NoSuchDate))]
    [InlineData("31.12.1899", nameof(ValueClass.FarDate))]
    [InlineData("2024-01-05T10:00:00.123+0200", nameof(ValueClass.IsoZoned))]
    [InlineData("2024-01-05 25:00", nameof(ValueClass.Text))]
    [InlineData("12:30", nameof(ValueClass.Text))]
    public void Each_way_of_writing_has_its_class(string text, string expected) =>
        Assert.Equal(expected, ValueShape.Of(Encoding.UTF8.GetBytes(text)).ToString());

    [Fact]
    public void Any_finite_number_as_NET_writes_it_is_a_number() => Gen.Double.Where(double.IsFinite).Sample(value =>
        ValueShape.IsNumber(ValueShape.Of(Encoding.UTF8.GetBytes(value.ToString("R", CultureInfo.InvariantCulture)))) || Math.Abs(value) >= 1e15);

    [Fact]
    public void Fields_written_with_quotes_come_back_as_they_were() =>
        Gen.String[Gen.Char["ab,\"\n\r ;é"], 0, 12].Array[2, 5].Array[1, 20].Sample(rows =>
        {
            int width = rows[0].Length;
            string text = string.Concat(rows.Select(row => string.Join(',', Enumerable.Range(0, width).Select(i => Quote(row[i % row.Length]))) + "\n"));
            using CsvRecords records = new(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)',', 100_000);
            return rows.All(row => records.Read() == RecordState.Row && records.FieldCount == width
                && Enumerable.Range(0, width).All(i => Encoding.UTF8.GetString(records.Field(i)) == row[i % row.Length]))
                && records.Read() == RecordState.End;
        });

    private static string Quote(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
