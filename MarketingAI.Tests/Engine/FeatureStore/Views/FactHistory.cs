using System.Globalization;
using System.Text;
using CsCheck;

namespace MarketingAI.Tests.Engine.FeatureStore.Views;

/// <summary>A version of a fact as the source holds it.</summary>
internal sealed record Fact(string Driver, int Key, DateTime? Happened, DateTime? Created, bool Withdrawn, string? Kind, long? Cents);

/// <summary>Random histories with back-fills, late rows, corrections that move rows, and rows taken back; and the slow way to features over them.</summary>
internal static class FactHistory
{
    private static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Times lie on a grid of six hours so that equal ones are common; versions of one row have times of their own.</summary>
    public static Gen<(Fact[] Facts, (string Driver, DateTime At)[] Decisions)> Histories { get; } =
        from rows in Gen.Int[5, 60]
        from drawn in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 240], Gen.Int[0, 200], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[-500, 5000], Gen.Int[0, 9]).Array[rows]
        from versions in Gen.Int[0, 2].Array[rows]
        from decisions in Gen.Select(Gen.Int[0, 6], Gen.Int[1, 300]).Array[1, 25]
        select (Facts(drawn, versions), decisions.Select(drawn => (Driver(drawn.Item1), Start.AddHours(6 * drawn.Item2))).Append(("d0", Start.AddDays(70))).ToArray());

    public static string Text(IEnumerable<Fact> facts)
    {
        StringBuilder text = new("driver,row,happened,created,withdrawn,kind,amount\n");
        foreach (Fact fact in facts)
        {
            string amount = fact.Cents is { } cents ? (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "";
            text.Append(CultureInfo.InvariantCulture, $"{fact.Driver},{fact.Key},{fact.Happened:yyyy-MM-dd HH:mm:ss},{fact.Created:yyyy-MM-dd HH:mm:ss},{(fact.Withdrawn ? "true" : "false")},{fact.Kind},{amount}\n");
        }

        return text.ToString();
    }

    public static string Text(IEnumerable<(string Driver, DateTime At)> decisions) =>
        "driver,at,size,y\n" + string.Concat(decisions.Select((decision, i) => string.Create(CultureInfo.InvariantCulture, $"{decision.Driver},{decision.At:yyyy-MM-dd HH:mm:ss},{i % 3},{i % 2}\n"))) + "d0,2025-03-12 00:00:00,0,0\nd0,2025-03-12 00:00:00,1,1\n";

    /// <summary>What was known of the driver at the decision, looking at every row one by one.</summary>
    public static Fact[] Known(IEnumerable<Fact> facts, string driver, DateTime at, DateTime cutoff, bool includesCutoff) =>
    [
        .. facts.Where(fact => fact.Created is { } created && created <= at)
            .GroupBy(fact => fact.Key).Select(versions => versions.MaxBy(fact => fact.Created)!)
            .Where(fact => !fact.Withdrawn && fact.Driver == driver && fact.Happened is { } happened && (includesCutoff ? happened <= cutoff : happened < cutoff)),
    ];

    private static Fact[] Facts((int, int, int, int, int, int, int)[] drawn, int[] versions)
    {
        List<Fact> facts = [new("d0", -1, Start, Start, false, "a", 100), new("d0", -2, Start.AddHours(6), Start.AddHours(6), false, "b", 250)];
        for (int i = 0; i < drawn.Length; i++)
        {
            (int driver, int happened, int delay, int kind, int spread, int cents, int odd) = drawn[i];
            DateTime time = Start.AddHours(6 * happened);
            DateTime created = time.AddHours(spread == 0 ? 0 : 6 * delay);
            Fact first = new(Driver(driver), i, odd == 0 ? null : time, odd == 1 ? null : created, false, Kind(kind), odd == 2 ? null : cents);
            facts.Add(first);
            for (int version = 1; version <= versions[i]; version++)
            {
                // A correction, a row that moves to another driver, or one taken back; each known at a time of its own.
                facts.Add(first with
                {
                    Created = created.AddHours(6 * version * (1 + delay % 7)),
                    Driver = Driver(driver + (version * spread)),
                    Cents = cents + (100 * version),
                    Withdrawn = (spread + version) % 3 == 0,
                    Happened = time.AddHours(6 * ((kind * version % 5) - 2)),
                });
            }
        }

        return [.. facts];
    }

    private static string Driver(int number) => string.Create(CultureInfo.InvariantCulture, $"d{number % 6}");

    private static string? Kind(int kind) => kind == 3 ? null : ((char)('a' + kind)).ToString();
}
