using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Simulation.Algorithms;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

/// <summary>The proof: a clean year stays within the stated rate, and what was planted is found.</summary>
public sealed class SimulatedYearTests(ITestOutputHelper output)
{
    private const int Shuffles = 40;

    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    public void A_clean_year_raises_no_more_than_the_stated_rate(int seed) => Clean([seed], .16);

    [LongFact]
    public void Clean_years_of_many_seeds_raise_no_more_than_the_stated_rate()
    {
        Clean([.. Enumerable.Range(201, 10)], .16);
        Clean([301, 302], 1);
    }

    private void Clean(int[] seeds, double scale)
    {
        int episodes = 0;
        int alarms = 0;
        double stated = 0;
        foreach (int seed in seeds)
        {
            using SimulatedYear year = new(seed, scale, noIncidents: true);
            SubjectJudgement found = Judge(year, out SubjectProfile profile);
            episodes += found.Series.Sum(series => series.Episodes.Count);
            alarms += found.Series.Sum(series => series.Alarms);
            stated += found.ExpectedFalseAlarms;
            output.WriteLine($"scale {scale}, seed {seed}: {found.Series.Sum(series => series.Alarms)} alarms in {found.Series.Sum(series => series.Episodes.Count)} episodes, stated {found.ExpectedFalseAlarms:0.0} in {profile.Days} days, {found.Series.Count} monitors");
            foreach (JudgedSeries series in found.Series.Where(series => series.Alarms > 0))
            {
                output.WriteLine($"   {series.Data.Key}: {string.Join(", ", series.Episodes.Select(episode => $"{profile.From.AddDays(episode.First):MM-dd}..{profile.From.AddDays(episode.Last):MM-dd}"))}");
            }
        }

        output.WriteLine($"scale {scale}, all: {alarms} alarms, {episodes} episodes, stated {stated:0.0}");
        Assert.True(stated > 0);
        Assert.True(Tails.CountAtLeast(alarms, stated, 1) > .01, $"{alarms} alarms, stated {stated:0.0}");
    }

    /// <summary>
    /// Days of one weekday change places: no season, no trend, nothing to find but chance. Series of one world move together, so one shuffle tells little:
    /// the mean over many is held against what is stated. The world draws touches backwards from the orders of its year, so the days before its first order hold few: 12 clicks where 58 are usual.
    /// They are no chance, and moved into the year they are found.
    /// </summary>
    [Fact]
    public void Shuffled_years_raise_no_more_than_the_stated_rate()
    {
        using SimulatedYear year = new(103, noIncidents: true);
        SubjectJudgement found = Judge(year, out SubjectProfile profile);
        CountData[] series = [.. found.Series.Select(one => one.Data).OfType<CountData>()];
        int began = World.From.DayNumber - profile.From.DayNumber;

        Shuffling whole = Shuffle(series, found.Budget, _ => true);
        Shuffling running = Shuffle(series, found.Budget, day => day >= began);

        output.WriteLine($"{Shuffles} shuffles: {running.Mean:0.00} alarms a year (standard error {running.Error:0.00}) in {running.Looks:0} looks at volumes, stated at most {running.Looks * found.Budget:0.00}");
        output.WriteLine($"with the {began} days before the world began: {whole.Mean:0.00} alarms (standard error {whole.Error:0.00}), {whole.Alarms.Count(alarm => alarm.Was < began) / (double)Shuffles:0.00} of them on those days; days {string.Join(", ", whole.Alarms.GroupBy(alarm => alarm.Was).OrderByDescending(day => day.Count()).Take(10).Select(day => $"{profile.From.AddDays(day.Key):MM-dd} {day.Count()} times"))}");
        Assert.True(running.Looks > 1000);
        Assert.True(running.Mean + (2 * running.Error) <= running.Looks * found.Budget, $"{running.Mean:0.00} alarms, standard error {running.Error:0.00}");
        Assert.All(Enumerable.Range(0, Shuffles), shuffle => Assert.Contains(whole.Alarms, alarm => alarm.Shuffle == shuffle && alarm.Was < began));
    }

    private static Shuffling Shuffle(CountData[] series, double budget, Predicate<int> isKept)
    {
        List<(int Shuffle, int Was)> alarms = [];
        double looks = 0;
        for (int shuffle = 0; shuffle < Shuffles; shuffle++)
        {
            foreach (CountData data in series)
            {
                (long?[] days, int[] was) = Shuffled([.. data.Counts.Select((count, day) => isKept(day) ? count : null)], shuffle);
                SeriesVerdicts verdicts = (data with { Counts = days }).Walk(budget);
                looks += verdicts.Days.Count(day => day.Chance is not null) / (double)Shuffles;
                alarms.AddRange(Enumerable.Range(0, days.Length).Where(day => verdicts.Days[day].IsAlarm).Select(day => (shuffle, was[day])));
            }
        }

        return new Shuffling(alarms, looks);
    }

    /// <param name="Looks">A year, on average.</param>
    private sealed record Shuffling(IReadOnlyList<(int Shuffle, int Was)> Alarms, double Looks)
    {
        public double Mean => Alarms.Count / (double)Shuffles;

        public double Error => Math.Sqrt(Enumerable.Range(0, Shuffles).Sum(shuffle => Math.Pow(Alarms.Count(alarm => alarm.Shuffle == shuffle) - Mean, 2)) / (Shuffles - 1) / Shuffles);
    }

    private static (long?[] Days, int[] From) Shuffled(long?[] days, int seed)
    {
        int[] from = [.. Enumerable.Range(0, days.Length)];
        Random chance = new(seed);
        foreach (IGrouping<int, int> weekday in Enumerable.Range(0, days.Length).Where(day => days[day] is not null).GroupBy(day => day % 7))
        {
            int[] places = [.. weekday];
            int[] moved = [.. places];
            chance.Shuffle(moved);
            for (int i = 0; i < places.Length; i++)
            {
                from[places[i]] = moved[i];
            }
        }

        return ([.. from.Select(day => days[day])], from);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void The_silent_tag_and_the_schema_change_are_found(int seed)
    {
        using SimulatedYear year = new(seed);
        SubjectJudgement found = Judge(year, out SubjectProfile profile);
        foreach (JudgedSeries series in found.Series.Where(series => series.Alarms > 0))
        {
            output.WriteLine($"   {series.Data.Key}: {string.Join(", ", series.Episodes.Select(episode => $"{profile.From.AddDays(episode.First):MM-dd}..{profile.From.AddDays(episode.Last):MM-dd}"))}");
        }

        HourData web = (HourData)found.Series.Single(series => series.Data is HourData { Stream: "purchase (web)" }).Data;
        DateTime from = year.Incidents.SilentFrom!.Value.ToDateTime(TimeOnly.MinValue);
        SilenceWatch.Silence alarm = Assert.Single(web.Silences(found.Budget).Alarms, one => Math.Abs((Time(profile, one.Hour) - from).TotalDays) < 4);
        double delay = (Time(profile, alarm.Hour).AddHours(1) - from).TotalHours;
        output.WriteLine($"seed {seed}: the tag that fell silent on {from:yyyy-MM-dd} was found after {delay:0} hours, at {alarm.Missing:0.0} missing events (limit {alarm.Limit:0.0})");
        Assert.InRange(delay, 0, 48);

        int change = year.Incidents.SchemaChange!.Value.DayNumber - profile.From.DayNumber;
        string[] told = [.. found.Series.Where(series => series.Data.Kind is MonitorKind.Fields or MonitorKind.MissingValues && series.Verdicts.Days[change].IsAlarm).Select(series => $"{series.Data.Stream} {series.Data.Column}")];
        output.WriteLine($"seed {seed}: the schema change was found on its first day by {told.Length} monitors: {string.Join(", ", told)}");
        Assert.Contains("click (web) campaign", told, StringComparer.Ordinal);
        Assert.Contains("click (web) properties.campaign_id (text)", told, StringComparer.Ordinal);
    }

    internal static SubjectJudgement Judge(SimulatedYear year, out SubjectProfile profile)
    {
        using IServiceScope scope = year.Host.Enter();
        ProfileReader reader = new(scope.ServiceProvider.GetRequiredService<IWarehouse>());
        profile = reader.OfSource(SimulatedYear.Source, year.Host.Clock.GetUtcNow().UtcDateTime)!;
        return SubjectJudgement.Of(profile, new QualitySettings(), hasHours: true);
    }

    private static DateTime Time(SubjectProfile profile, int hour) => profile.From.ToDateTime(TimeOnly.MinValue).AddHours(hour);
}
