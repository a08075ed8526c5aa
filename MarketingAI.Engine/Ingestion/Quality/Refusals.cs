using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>There is no such subject in the business unit.</summary>
public sealed record SubjectNotFound(string Subject) : Refusal($"There is nothing called '{Subject}' to watch in this business unit: neither an event source with events nor a data set.");

/// <summary>No monitor of that name came out of the check.</summary>
public sealed record MonitorNotFound(string Monitor) : Refusal($"There is no monitor '{Monitor}' here. It may have been switched off, or what it watched is no longer there.");

/// <summary>The subject cannot be watched by day.</summary>
public sealed record NotByDay(string Why) : Refusal(Why);

/// <summary>Settings that cannot be kept, with every fault.</summary>
public sealed record SettingsUnfit(IReadOnlyList<string> Faults) : Refusal(string.Join(" ", Faults));

/// <summary>The subject has no rule.</summary>
public sealed record NoRules(string Subject) : Refusal($"'{Subject}' has no rule yet. Rules come from its contract or are added in its settings.");

/// <summary>A rule cannot be checked as it is written.</summary>
public sealed record RuleUnfit(string Rule, string Why) : Refusal($"The rule \"{Rule}\" cannot be checked: {Why}");

/// <summary>Nothing is held under that name.</summary>
public sealed record NotHeld(string Thing) : Refusal($"{Thing} is not held back.");

/// <summary>There are no rows to hold back.</summary>
public sealed record NothingToHold(string Thing) : Refusal($"{Thing} has no rows among the accepted ones, so there is nothing to hold back.");

/// <summary>An act on quarantine needs a reason.</summary>
public sealed record QuarantineReasonMissing() : Refusal("Releasing or dropping needs a reason of at least 5 characters.");
