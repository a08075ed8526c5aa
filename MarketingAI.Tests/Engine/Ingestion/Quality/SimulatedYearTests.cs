using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

/// <summary>The proof: a clean year stays within the stated rate, and what was planted is found.</summary>
public sealed class SimulatedYearTests(ITestOutputHelper output)
{
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

    /// <summary>Days of one weekday change places: no season, no trend, nothing to find but chance.</summary>
    [Fact]
    public void A_shuffled_year_raises_no_more_than_the_stated_rate()
    {
        using SimulatedYear year = new(103, noIncidents: true);
        SubjectJudgement found = Judge(year, out _);
        int alarms = 0;
        int looks = 0;
        foreach (CountData data in found.Series.Select(series => series.Data).OfType<CountData>())
        {
            long?[] days = [.. data.Counts];
            int[] told = [.. Enumerable.Range(0, days.Length).Where(day => days[day] is not null)];
            foreach (IGrouping<int, int> weekday in told.GroupBy(day => day % 7))
            {
                int[] places = [.. weekday];
                long?[] values = [.. places.Select(day => days[day])];
                new Random(7).Shuffle(values);
                for (int i = 0; i < places.Length; i++)
                {
                    days[places[i]] = values[i];
                }
            }

            SeriesVerdicts verdicts = (data with { Counts = days }).Walk(found.Budget);
            alarms += verdicts.Days.Count(day => day.IsAlarm);
            looks += verdicts.Days.Count(day => day.Chance is not null);
        }

        output.WriteLine($"shuffled: {alarms} alarms in {looks} looks at volumes, stated at most {looks * found.Budget:0.0}");
        Assert.True(looks > 1000);
        Assert.True(Tails.CountAtLeast(alarms, looks * found.Budget, 1) > .001, $"{alarms} alarms");
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
