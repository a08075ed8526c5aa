using System.Globalization;
using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Rows that platforms report out of what they could see, and what is counted for the truth beside them.</summary>
internal sealed class PlatformReports(UnitWorld world, string suffix)
{
    public IEnumerable<PlatformReport> Of(IReadOnlyList<PlatformSighting> sightings, UnitTally tally)
    {
        foreach (PlatformSighting sighting in sightings)
        {
            DateTime local = World.At(sighting.Order.Days).AddHours(-world.Plan.Platforms.HoursBehindUtc);
            bool overEdge = DateOnly.FromDateTime(local) < World.From;
            tally.Discrepancies[Number(sighting.Platform)].Add(sighting.Kind, sighting.Consented, sighting.Twice, overEdge);
            if (!sighting.Consented || overEdge)
            {
                continue;
            }

            string id = $"{sighting.Platform[..2]}-{sighting.Order.Id}";
            PlatformReport report = new(
                id, sighting.Platform, sighting.Campaign, sighting.Order.Id, sighting.Kind == PlatformKind.View ? "view" : "click", local,
                sighting.Order.Minor, EventLayouts.Word(sighting.Kind), false);
            yield return report;
            if (sighting.Twice)
            {
                yield return report with { Id = id + "-b", IsCopy = true };
            }
        }

        for (int platform = 0; platform < PlatformCounting.Platforms.Count; platform++)
        {
            foreach (PlatformReport report in Spurious(platform, sightings, tally))
            {
                yield return report;
            }
        }
    }

    /// <summary>Reports without an order of ours.</summary>
    private IEnumerable<PlatformReport> Spurious(int platform, IReadOnlyList<PlatformSighting> sightings, UnitTally tally)
    {
        string name = PlatformCounting.Platforms[platform];
        PlatformSighting[] own = [.. sightings.Where(one => string.Equals(one.Platform, name, StringComparison.Ordinal) && one.Kind == PlatformKind.Ours)];
        Chance chance = new(world.Seed, world.Number, Draw.Platforms, -1 - WebEvents.Hash(name + suffix));
        int count = own.Length == 0 ? 0 : chance.Poisson(world.Plan.Platforms.SpuriousShare * own.Length);
        for (int i = 0; i < count; i++)
        {
            PlatformSighting like = chance.One(own);
            tally.Discrepancies[platform].AddSpurious();
            yield return new PlatformReport(
                string.Create(CultureInfo.InvariantCulture, $"{name[..2]}-x{suffix}-{i + 1}"), name, like.Campaign, null, "click",
                World.At(chance.Unit() * World.Days), like.Order.Minor, "spurious", false);
        }
    }

    private static int Number(string platform)
    {
        for (int i = 0; i < PlatformCounting.Platforms.Count; i++)
        {
            if (string.Equals(PlatformCounting.Platforms[i], platform, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"There is no platform '{platform}'.", nameof(platform));
    }
}
