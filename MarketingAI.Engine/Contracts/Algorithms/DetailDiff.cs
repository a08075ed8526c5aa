using System.Globalization;

namespace MarketingAI.Engine.Contracts.Algorithms;

/// <summary>The rules about what stands around the columns.</summary>
internal static class DetailDiff
{
    public static void Compare(ContractDraft before, ContractDraft after, List<ContractChange> changes)
    {
        ColumnChanges notes = new(changes, "Contract", null);
        const string Words = "Words for people; no value changes.";
        notes.IfOther("contract.name.changed", ChangeSeverity.Information, "name", before.Name, after.Name, Words);
        notes.IfOther("contract.purpose.changed", ChangeSeverity.Information, "purpose", Given(before.Detail.Purpose), Given(after.Detail.Purpose), Words);
        notes.IfOther("contract.terms.changed", ChangeSeverity.Information, "limitations", Given(before.Detail.Limitations), Given(after.Detail.Limitations), Words);
        notes.IfOther("contract.terms.changed", ChangeSeverity.Information, "usage", Given(before.Detail.Usage), Given(after.Detail.Usage), Words);
        notes.IfOther("contract.domain.changed", ChangeSeverity.Information, "domain", Given(before.Detail.Domain), Given(after.Detail.Domain), Words);
        notes.IfOther("contract.tags.changed", ChangeSeverity.Information, "tags", Given(string.Join(", ", before.Detail.Tags)), Given(string.Join(", ", after.Detail.Tags)), Words);
        foreach (ContractTeam team in Enum.GetValues<ContractTeam>())
        {
            notes.IfOther(
                "contract.contact.changed", ChangeSeverity.Information, $"owners in {ContractNames.Of(team)}", OwnersOf(before, team), OwnersOf(after, team), Words);
        }

        CompareQuality(before.Detail.Quality, after.Detail.Quality, notes);
        CompareService(before.Detail.Service, after.Detail.Service, notes);
        CompareSuccess(before.Detail.Success, after.Detail.Success, notes);
    }

    private static void CompareQuality(IReadOnlyList<QualityRule> before, IReadOnlyList<QualityRule> after, ColumnChanges notes)
    {
        Dictionary<string, string> old = Keyed(before);
        Dictionary<string, string> now = Keyed(after);
        foreach (string key in old.Keys.Union(now.Keys, StringComparer.Ordinal))
        {
            notes.Three(
                "contract.quality", $"quality, {key}", old.GetValueOrDefault(key), now.GetValueOrDefault(key),
                ChangeSeverity.Information, ChangeSeverity.Warning, ChangeSeverity.Warning, "Readers may rely on what the rule promised.");
        }
    }

    private static void CompareService(ServiceLevel before, ServiceLevel after, ColumnChanges notes)
    {
        (string Field, string? Old, string? New)[] levels =
        [
            ("delivered by", Text(before.DeliveredBy), Text(after.DeliveredBy)),
            ("freshness in hours", Text(before.FreshnessHours), Text(after.FreshnessHours)),
            ("retention in days", Text(before.RetentionDays), Text(after.RetentionDays)),
            ("latency in minutes", Text(before.LatencyMinutes), Text(after.LatencyMinutes)),
        ];
        foreach ((string field, string? old, string? now) in levels)
        {
            notes.Three(
                "contract.service", $"service level, {field}", old, now, ChangeSeverity.Information, ChangeSeverity.Warning, ChangeSeverity.Warning,
                "Schedules may rely on what was promised.");
        }
    }

    private static void CompareSuccess(IReadOnlyList<SuccessCriterion> before, IReadOnlyList<SuccessCriterion> after, ColumnChanges notes)
    {
        foreach (string metric in before.Concat(after).Select(criterion => criterion.Metric).Distinct(StringComparer.Ordinal))
        {
            notes.Three(
                "contract.success", $"success, {metric}", Said(before, metric), Said(after, metric),
                ChangeSeverity.Information, ChangeSeverity.Warning, ChangeSeverity.Warning, "The three teams agreed on what counts as success.");
        }
    }

    private static Dictionary<string, string> Keyed(IReadOnlyList<QualityRule> rules)
    {
        Dictionary<string, string> keyed = new(StringComparer.Ordinal);
        foreach (QualityRule rule in rules)
        {
            string name = ContractNames.NameOf(rule);
            string key = name;
            for (int number = 2; !keyed.TryAdd(key, ContractNames.Of(rule)); number++)
            {
                key = $"{name} ({number.ToString(CultureInfo.InvariantCulture)})";
            }
        }

        return keyed;
    }

    private static string? Said(IReadOnlyList<SuccessCriterion> criteria, string metric) =>
        Given(string.Join("; ", criteria.Where(criterion => string.Equals(criterion.Metric, metric, StringComparison.Ordinal)).Select(ContractNames.Of)));

    private static string? OwnersOf(ContractDraft draft, ContractTeam team) =>
        Given(string.Join(", ", draft.Detail.Owners.Where(owner => owner.Team == team).Select(owner => owner.Contact is null ? owner.Person : $"{owner.Person} ({owner.Contact})")));

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static string? Text<T>(T? value) where T : struct, IFormattable => value?.ToString(value is TimeOnly ? "HH:mm" : null, CultureInfo.InvariantCulture);
}
