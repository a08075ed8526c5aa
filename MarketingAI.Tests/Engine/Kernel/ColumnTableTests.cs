using CsCheck;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Tests.Engine.Kernel;

public sealed class ColumnTableTests
{
    [Fact]
    public void Columns_of_different_length_are_refused()
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => new ColumnTable(
            [new NumberColumn("age", [1, 2]), new NumberColumn("balance", [1])]));

        Assert.Contains("found 1 and 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_stands_once()
    {
        Assert.Throws<ArgumentException>(() => new ColumnTable([new NumberColumn("age", [1]), new NumberColumn("age", [2])]));
    }

    [Fact]
    public void An_unknown_column_is_told_with_those_there_are()
    {
        ColumnTable table = new([new NumberColumn("age", [1])]);

        Assert.Contains("Columns: age", Assert.Throws<KeyNotFoundException>(() => table["ages"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_values_are_missing_in_every_kind()
    {
        ColumnTable table = new(
        [
            new NumberColumn("age", [double.NaN, 3]),
            new CategoryColumn("job", [-1, 0], ["clerk"]),
            new TimeColumn("day", [TimeColumn.Missing, 0]),
        ]);

        Assert.All(table.Columns, column => Assert.True(column.IsMissing(0) && !column.IsMissing(1)));
    }

    [Fact]
    public void Taking_rows_keeps_every_column_in_step() =>
        Gen.Select(Gen.Int[0, 50].Array[1, 40], Gen.Int[0, 39].Array[0, 60]).Sample((values, picks) =>
        {
            int[] rows = [.. picks.Select(pick => pick % values.Length)];
            ColumnTable table = new(
            [
                new NumberColumn("number", [.. values.Select(value => (double)value)]),
                new TimeColumn("time", [.. values.Select(value => (long)value)]),
                new CategoryColumn("word", values, [.. Enumerable.Range(0, 51).Select(code => $"w{code:00}")]),
            ]);

            ColumnTable taken = table.Take(rows);

            double[] numbers = ((NumberColumn)taken["number"]).Values;
            Assert.Equal(rows.Select(row => (double)values[row]), numbers);
            Assert.Equal(numbers.Select(number => (long)number), ((TimeColumn)taken["time"]).UtcTicks);
            Assert.Equal(numbers.Select(number => (int)number), ((CategoryColumn)taken["word"]).Codes);
        });
}
