using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Writes what concerns a business unit as a whole, and draws its truth together.</summary>
internal sealed class UnitWriter(UnitWorld world)
{
    /// <param name="shards">Tallies of the shards, in order.</param>
    public (UnitTruth Truth, IReadOnlyList<SimulatedFile> Files) Finish(IEnumerable<UnitTally> shards)
    {
        UnitTally tally = new();
        foreach (UnitTally shard in shards)
        {
            tally.Add(shard);
        }

        Keep(tally, world.Open(EventLayouts.Paths), tally.Paths);
        Keep(tally, world.Open(EventLayouts.ReportDays), tally.Days);
        MediaTruth media = WriteMedia(tally);
        LeadTruth leads = WriteLeads(tally);
        return (Truth(tally, media, leads), tally.Files);
    }

    private MediaTruth WriteMedia(UnitTally tally)
    {
        MediaPlan plan = world.Plan.Media;
        Media media = new(world.Seed, world.Number, plan, world.Season);
        IReadOnlyList<MediaWeek> weeks = media.Weeks();
        Geography geography = new(world.Seed, world.Number, plan);
        RegionWeek[] regions = [.. geography.Split(weeks)];
        DailySpend daily = new(world.Seed, world.Number);
        Keep(tally, world.Open(MediaLayouts.Weeks(plan)), weeks);
        Keep(tally, world.OpenTruth(MediaLayouts.WeekTruth(plan)), weeks);
        Keep(tally, world.Open(MediaLayouts.Regions(plan)), regions);
        Keep(tally, world.OpenTruth(MediaLayouts.RegionTruth(plan)), regions);
        Keep(tally, world.Open(MediaLayouts.Rates), daily.Rates());
        Keep(tally, world.Open(MediaLayouts.Daily), daily.Of(weeks, plan));
        return MediaTruths.Of(media, plan, weeks, geography);
    }

    private LeadTruth WriteLeads(UnitTally tally)
    {
        Leads leads = new(world.Seed, world.Number, world.Plan, world.Season);
        List<double> chances = new(world.Leads);
        List<bool> converted = new(world.Leads);
        using TableFile<Lead> file = world.Open(StudyLayouts.Leads);
        using TableFile<Lead> truth = world.OpenTruth(StudyLayouts.LeadTruth);
        foreach (Lead lead in leads.Make(world.Leads))
        {
            file.Write(lead);
            truth.Write(lead);
            chances.Add(lead.Probability);
            converted.Add(lead.Converted);
        }

        tally.Files.Add(file.Close());
        tally.Files.Add(truth.Close());
        int last = chances.Count * 4 / 5;
        double loss = -chances.Zip(converted, (chance, yes) => Math.Log(yes ? chance : 1 - chance)).Average();
        return new LeadTruth(
            chances.Count, Rounded(converted.Count(yes => yes) / (double)chances.Count), Rounded(chances.Average()),
            Rounded(RankAccuracy.Auc(chances, converted)), Rounded(RankAccuracy.Expected(chances)),
            Rounded(RankAccuracy.Auc(chances[last..], converted[last..])), Rounded(loss));
    }

    private UnitTruth Truth(UnitTally tally, MediaTruth media, LeadTruth leads)
    {
        double persons = tally["persons"];
        IReadOnlyDictionary<string, long> types = tally.Under("type:");
        return new UnitTruth(
            world.Plan,
            new PeopleTruth(
                tally["persons"], tally["women"], tally["customers"], tally["households"], tally["shared"], Rounded(world.Plan.Proxy.CramersV)),
            new RecordTruth(tally["records"], tally["copies"], tally["nicknamed"], tally.Under("error:")),
            new PurchaseTruth(tally["orders"], tally["buyers"], tally["revenue"] / 100.0),
            new EventTruth(tally["events"], tally["lines"], tally["late"], tally["duplicates"], tally["silenced"]),
            JourneyTruths(tally),
            new OfflineTruth(tally["till"], tally["till_after_click"], tally["till_wrong"]),
            [.. PlatformCounting.Platforms.Select((name, i) => PlatformTruths(name, tally.Discrepancies[i]))],
            new ExperimentTruth(
                tally["persons"], tally["mailed"],
                Rounded((types["persuadable"] - types["sleeping_dog"]) / persons), Rounded(tally.EffectSum / persons),
                types.ToDictionary(pair => pair.Key, pair => Rounded(pair.Value / persons), StringComparer.Ordinal)),
            new ComparisonTruth(Comparison.Name, Comparison.Salt, Comparison.Start, tally["persons"], tally["in_b"]),
            media,
            leads);
    }

    private JourneyTruth JourneyTruths(UnitTally tally)
    {
        double[] effects = world.Chain.RemovalEffects();
        double sum = effects.Sum();
        Dictionary<string, double> ByChannel(Func<double, double> figure) => world.Plan.Journeys.Channels
            .Select((name, i) => (name, Value: Rounded(figure(effects[i])))).ToDictionary(pair => pair.name, pair => pair.Value, StringComparer.Ordinal);
        return new JourneyTruth(
            Rounded(world.Chain.ConversionChance), ByChannel(effect => effect), ByChannel(effect => sum > 0 ? effect / sum : 0),
            tally["paths_converting"], tally["paths_lost"]);
    }

    private static PlatformTruth PlatformTruths(string name, Discrepancy discrepancy)
    {
        double[] parts = discrepancy.Parts();
        return new PlatformTruth(
            name, discrepancy.Ours, discrepancy.Reported,
            Discrepancy.Names.Select((cause, i) => (cause, parts[i])).ToDictionary(pair => pair.cause, pair => Rounded(pair.Item2), StringComparer.Ordinal));
    }

    private static double Rounded(double value) => Math.Round(value, 6);

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 6) : null;

    private static void Keep<T>(UnitTally tally, TableFile<T> file, IEnumerable<T> rows)
    {
        using (file)
        {
            tally.Files.Add(file.WriteAll(rows));
        }
    }
}
