using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts.Schema;

/// <summary>A proposed version is not well formed.</summary>
public sealed record SchemaUnfit(IReadOnlyList<string> Faults) : Refusal($"The new version cannot be taken yet. {string.Join(" ", Faults)}");

/// <summary>A proposed version does not fit the versions before it.</summary>
public sealed record SchemaIncompatible(SchemaCheck Check) : Refusal(Words(Check))
{
    private static string Words(SchemaCheck check)
    {
        string conflicts = string.Join(" ", check.Conflicts.Select(conflict => conflict.Sentence));
        string uses = check.Uses.Count == 0 ? string.Empty : $" It would break: {string.Join(" ", check.Uses)}";
        return $"Version {check.NextVersion} does not keep the rule {SchemaWords.Of(check.Mode)}. {conflicts}{uses}";
    }
}

/// <summary>There is no such fact table.</summary>
public sealed record NoSuchFactTable(string Table) : Refusal($"There is no fact table '{Table}'.");

/// <summary>The table has no such version in this business unit.</summary>
public sealed record NoSuchSchemaVersion(string Table, int Version, int Newest)
    : Refusal($"{Table} has the versions 1 to {Newest} in this business unit. Found {Version}.");

/// <summary>Someone else's version was accepted at the same moment.</summary>
public sealed record SchemaMovedMeanwhile(string Table, int Version)
    : Refusal($"Version {Version} of {Table} was accepted by someone else at the same moment. Look at it and propose again.");

/// <summary>A change that is kept needs a reason in words.</summary>
public sealed record SchemaReasonMissing() : Refusal("Say in a few words why; the reason is kept. Found none.");
