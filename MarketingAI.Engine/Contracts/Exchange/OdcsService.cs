using System.Globalization;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Service levels among the document's SLA properties; those of other names, and second ones of a name, are carried.</summary>
internal static class OdcsService
{
    private const string Key = "slaProperties";

    public static ServiceLevel Read(YamlMap document)
    {
        ServiceLevel service = new();
        Func<YamlNode, Promise?> read = First();
        foreach (Promise promise in (document[Key] as YamlList)?.Items.Select(read).OfType<Promise>() ?? [])
        {
            service = promise.Name switch
            {
                "timeOfAvailability" => service with { DeliveredBy = promise.Time },
                "freshness" => service with { FreshnessHours = promise.Number },
                "retention" => service with { RetentionDays = (int?)promise.Number },
                _ => service with { LatencyMinutes = promise.Number },
            };
        }

        return service;
    }

    public static void Write(ServiceLevel service, YamlMap document)
    {
        List<Promise> wanted = [];
        if (service.DeliveredBy is { } time)
        {
            wanted.Add(new Promise("timeOfAvailability", null, time));
        }

        foreach ((string name, double? number) in new[] { ("freshness", service.FreshnessHours), ("retention", service.RetentionDays), ("latency", service.LatencyMinutes) })
        {
            if (number is not null)
            {
                wanted.Add(new Promise(name, number, null));
            }
        }

        OdcsEdit.Reconcile(document, Key, wanted, First(), Written);
    }

    /// <summary>Reads promises, of each name the first only.</summary>
    private static Func<YamlNode, Promise?> First()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return node => PromiseOf(node) is { } promise && seen.Add(promise.Name) ? promise : null;
    }

    private static Promise? PromiseOf(YamlNode node)
    {
        if (node is not YamlMap map || map.TextOf("property") is not { } name)
        {
            return null;
        }

        if (name is "timeOfAvailability")
        {
            return TimeOnly.TryParseExact(map.TextOf("value"), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? new Promise(name, null, time) : null;
        }

        double? minutes = map.TextOf("unit") switch
        {
            "min" or "minute" or "minutes" => 1,
            "h" or "hr" or "hour" or "hours" => 60,
            "d" or "day" or "days" => 1440,
            "y" or "yr" or "year" or "years" => 525_600,
            _ => null,
        };
        double? own = name switch { "freshness" => 60, "retention" => 1440, "latency" => 1, _ => null };
        return OdcsEdit.NumberIn(map["value"]) is { } value && minutes is { } factor && own is { } unit && (name is not "retention" || value * factor % unit == 0)
            ? new Promise(name, factor.Equals(unit) ? value : value * factor / unit, null)
            : null;
    }

    private static YamlNode Written(Promise promise) => promise.Time is { } time
        ? OdcsEdit.MapOf(("property", YamlScalar.Of(promise.Name)), ("value", YamlScalar.Of(time.ToString("HH:mm", CultureInfo.InvariantCulture))))
        : OdcsEdit.MapOf(
            ("property", YamlScalar.Of(promise.Name)),
            ("value", YamlScalar.OfNumber(OdcsEdit.Text(promise.Number ?? 0))),
            ("unit", YamlScalar.Of(promise.Name switch { "freshness" => "h", "retention" => "d", _ => "min" })));

    private sealed record Promise(string Name, double? Number, TimeOnly? Time);
}
