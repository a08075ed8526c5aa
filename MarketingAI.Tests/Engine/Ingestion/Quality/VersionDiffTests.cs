using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Notices.Incidents;
using MarketingAI.Engine.Simulation.Algorithms;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

public sealed class VersionDiffTests(ITestOutputHelper output)
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Columns_that_vanish_come_or_change_their_type_are_told_gravest_first()
    {
        VersionProfile former = new(100, [Text("kept", 0), Text("gone", 0), Text("retyped", 0)]);
        VersionProfile next = new(100, [Text("kept", 0), Text("fresh", 0), Text("retyped", 0) with { Type = ColumnType.Integer }]);

        IReadOnlyList<VersionChange> found = VersionDiff.Of(former, next);

        Assert.Equal(["gone vanished", "retyped changed its type", "fresh is new"], found.Select(change => change.What), StringComparer.Ordinal);
        Assert.Equal([IncidentSeverity.Critical, IncidentSeverity.Major, IncidentSeverity.Minor], found.Select(change => change.Severity));
    }

    [Theory]
    [InlineData(1000, 499, true)]
    [InlineData(1000, 500, false)]
    [InlineData(1000, 2000, false)]
    [InlineData(1000, 2001, true)]
    public void Rows_are_told_from_half_and_double_on(long before, long now, bool told) =>
        Assert.Equal(told, VersionDiff.Of(new VersionProfile(before, []), new VersionProfile(now, [])).Count == 1);

    [Fact]
    public void Missing_values_are_told_where_they_are_more_than_chance_and_matter()
    {
        Assert.Empty(VersionDiff.Of(new(1000, [Text("x", 20)]), new(1000, [Text("x", 28)])));
        Assert.Empty(VersionDiff.Of(new(1_000_000, [Text("x", 1000)]), new(1_000_000, [Text("x", 9000)])));
        VersionChange found = Assert.Single(VersionDiff.Of(new(1000, [Text("x", 20)]), new(1000, [Text("x", 120)])));
        Assert.Equal("12 % of x are missing, 2.0 % before.", found.Sentence.Replace("2 %", "2.0 %", StringComparison.Ordinal).Replace("12.0 %", "12 %", StringComparison.Ordinal));
    }

    [Fact]
    public void Shifted_values_are_told_by_how_much_and_no_value_is_quoted()
    {
        VersionColumn before = Text("colour", 0) with { Counts = Counts(400, 300, 300) };
        VersionColumn now = Text("colour", 0) with { Counts = Counts(700, 150, 150) };

        VersionChange found = Assert.Single(VersionDiff.Of(new(1000, [before]), new(1000, [now])));

        Assert.Equal("30 % of colour moved to other values.", found.Sentence);
        Assert.Empty(VersionDiff.Of(new(10, [before with { Counts = Counts(4, 3, 3) }]), new(10, [now with { Counts = Counts(7, 2, 1) }])));
    }

    /// <summary>Two versions of one law, columns with few and many values, with and without missing ones.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(800)]
    public void Versions_of_one_law_are_told_as_changed_no_more_often_than_stated(int rows)
    {
        const int worlds = 1000;
        int told = 0;
        for (int seed = 1; seed <= worlds; seed++)
        {
            Chance chance = new(seed, 0, default, 5);
            told += VersionDiff.Of(Draw(chance, rows), Draw(chance, rows)).Count > 0 ? 1 : 0;
        }

        output.WriteLine($"{rows} rows: {told} of {worlds} imports told as changed; stated at most {worlds * VersionDiff.FalseAlarmsAnImport}");
        Assert.True(Tails.CountAtLeast(told, worlds * VersionDiff.FalseAlarmsAnImport, 1) > .001, $"{told} told");
    }

    private static VersionProfile Draw(Chance chance, int rows)
    {
        List<VersionColumn> columns = [];
        for (int column = 0; column < 8; column++)
        {
            double[] shares = [.5, .2, .15, .1, .05];
            Dictionary<string, long> counts = new(StringComparer.Ordinal);
            long missing = 0;
            for (int row = 0; row < rows; row++)
            {
                if (chance.Is(column * .03))
                {
                    missing++;
                    continue;
                }

                string value = column == 7 ? $"v{chance.Below(150)}" : Names[chance.Pick(shares)];
                counts[value] = counts.GetValueOrDefault(value) + 1;
            }

            columns.Add(new VersionColumn($"c{column}", ColumnType.Text, missing, counts));
        }

        return new VersionProfile(rows, columns);
    }

    private static VersionColumn Text(string name, long missing) => new(name, ColumnType.Text, missing, null);

    private static Dictionary<string, long> Counts(params long[] counts) =>
        counts.Select((count, i) => (Name: Names[i], count)).ToDictionary(cell => cell.Name, cell => cell.count, StringComparer.Ordinal);
}
