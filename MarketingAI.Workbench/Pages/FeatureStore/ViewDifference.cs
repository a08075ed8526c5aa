using MarketingAI.Engine.FeatureStore.Views;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>What changed between two versions of a view, one sentence each.</summary>
internal static class ViewDifference
{
    public static IReadOnlyList<string> Between(FeatureViewDefinition before, FeatureViewDefinition after)
    {
        List<string> changes = [];
        Dictionary<string, FeatureDefinition> old = before.Features.ToDictionary(feature => feature.Name, StringComparer.Ordinal);
        changes.AddRange(after.Features.Where(feature => !old.ContainsKey(feature.Name)).Select(feature => $"Added {feature.Name}: {FeatureWords.Of(feature.Recipe)}."));
        foreach (FeatureDefinition feature in after.Features.Where(feature => old.ContainsKey(feature.Name)))
        {
            changes.AddRange(Of(old[feature.Name], feature));
        }

        changes.AddRange(before.Features.Where(feature => after.Features.All(other => other.Name != feature.Name)).Select(feature => $"Taken out {feature.Name}: {FeatureWords.Of(feature.Recipe)}."));
        Add(changes, "The description", before.Description, after.Description);
        Add(changes, "The owner", before.Owner, after.Owner);
        Add(changes, "The entity", before.Entity.ToString(), after.Entity.ToString());
        Add(changes, "The source", Text(before.Source), Text(after.Source));
        Add(changes, "The embargo", $"{before.EmbargoHours} hours", $"{after.EmbargoHours} hours");
        Add(changes, "Rows at the very cut-off", before.IncludesCutoff ? "count" : "do not count", after.IncludesCutoff ? "count" : "do not count");
        Add(changes, "The age from which a value is missing", Age(before), Age(after));
        Add(changes, "The refresh", before.Refresh.ToString(), after.Refresh.ToString());
        return changes;
    }

    private static IEnumerable<string> Of(FeatureDefinition before, FeatureDefinition after)
    {
        string now = FeatureWords.Of(after.Recipe);
        if (FeatureWords.Of(before.Recipe) != now)
        {
            yield return $"{after.Name} was “{FeatureWords.Of(before.Recipe)}”, is “{now}”.";
        }

        if (before.Meaning != after.Meaning)
        {
            yield return $"{after.Name} meant “{before.Meaning}”, means “{after.Meaning}”.";
        }

        if (before.PersonalData != after.PersonalData)
        {
            yield return $"{after.Name} was {FeatureWords.Of(before.PersonalData).ToLowerInvariant()}, is {FeatureWords.Of(after.PersonalData).ToLowerInvariant()}.";
        }
    }

    private static void Add(List<string> changes, string what, string before, string after)
    {
        if (before != after)
        {
            changes.Add($"{what} was “{before}”, is “{after}”.");
        }
    }

    private static string Text(FeatureSource source) => source switch
    {
        DataSetRows rows => $"{FeatureWords.Of(source, null)}: {rows.EntityColumn} at {rows.TimeColumn}, {FeatureWords.Of(rows.KnownAt)}{(rows.RowKey is null ? "" : $", versions by {rows.RowKey}")}",
        EventRows events => $"{FeatureWords.Of(source, null)}: {FeatureWords.Of(events.KnownAt)}",
        _ => FeatureWords.Of(source, null),
    };

    private static string Age(FeatureViewDefinition definition) => definition.MaxAgeHours is { } age ? FormattableString.Invariant($"{age} hours") : "never";
}
