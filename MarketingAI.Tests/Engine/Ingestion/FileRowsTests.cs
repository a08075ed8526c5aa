using System.Globalization;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Ingestion;

public sealed class FileRowsTests
{
    [Fact]
    public async Task Columns_come_in_pieces_as_asked_for_in_the_order_of_the_file()
    {
        using FileWork work = new();
        string rows = string.Concat(Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"2024-01-01,{i % 3},{i},\n")));
        using FileRows open = (await work.Files.OpenAsync(
            work.Text($"day,segment,n,empty\n{rows}"),
            [new ColumnRequest("n", ColumnKind.Number), new ColumnRequest("segment", ColumnKind.Category), new ColumnRequest("empty", ColumnKind.Number), new ColumnRequest("day", ColumnKind.Time)],
            CancellationToken.None)).Value;
        List<double> numbers = [];
        List<int> sizes = [];

        open.Read(
            4_096,
            piece =>
            {
                sizes.Add(piece.Rows);
                numbers.AddRange(((NumberColumn)piece["n"]).Values);
                Assert.Equal("0 1 2", string.Join(' ', ((CategoryColumn)piece["segment"]).Levels));
                Assert.All(((NumberColumn)piece["empty"]).Values, value => Assert.Equal(double.NaN, value));
            },
            CancellationToken.None);

        Assert.Equal(10_000, open.Rows);
        Assert.Equal([4_096, 4_096, 1_808], sizes);
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => (double)i), numbers);
    }

    [Fact]
    public async Task Columns_that_are_missing_or_of_another_kind_are_refused_by_name_and_row()
    {
        using FileWork work = new();
        FileSource file = work.Text("age,city\n31,x\nold,y\nvery,z\n");

        Outcome<FileRows> missing = await work.Files.OpenAsync(file, [new ColumnRequest("income", ColumnKind.Number)], CancellationToken.None);
        Outcome<FileRows> words = await work.Files.OpenAsync(file, [new ColumnRequest("age", ColumnKind.Number)], CancellationToken.None);
        Outcome<FileRows> times = await work.Files.OpenAsync(file, [new ColumnRequest("city", ColumnKind.Time)], CancellationToken.None);

        Assert.Equal("people.csv: the column 'income' must be there. Found age, city.", missing.Refusal?.Reason);
        Assert.Equal("people.csv: column 'age', row 3: The column must hold numbers. Found 'old'.", words.Refusal?.Reason);
        Assert.Equal("people.csv: column 'city', row 2: The column must hold dates or times. Found 'x'.", times.Refusal?.Reason);
    }

    [Fact]
    public async Task Problems_of_columns_nobody_asked_for_do_not_stand_in_the_way()
    {
        using FileWork work = new();
        using FileRows open = (await work.Files.OpenAsync(
            work.Text("n,day\n1,2024-01-01\n2,2023-02-30\n"), [new ColumnRequest("n", ColumnKind.Number)], CancellationToken.None)).Value;
        int rows = 0;

        open.Read(100, piece => rows += piece.Rows, CancellationToken.None);

        Assert.Equal(2, rows);
    }
}
