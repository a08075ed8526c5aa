using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Notices.Incidents;

/// <summary>There is no such incident in the business unit.</summary>
public sealed record IncidentNotFound(Guid Id) : Refusal($"There is no incident {Id} in this business unit.");

/// <summary>The act does not fit where the incident stands.</summary>
public sealed record IncidentActUnfit(IncidentAct Act, IncidentState State)
    : Refusal($"The incident is {IncidentWords.Of(State)}; {IncidentWords.Of(Act)} is possible only {IncidentWords.When(Act)}.");

/// <summary>An act that needs words came without.</summary>
public sealed record IncidentTextMissing(IncidentAct Act) : Refusal($"{IncidentWords.Sentence(Act)} needs a reason or comment of 5 to 2,000 characters.");

/// <summary>Assigning needs an account.</summary>
public sealed record IncidentPersonMissing() : Refusal("Say to whom the incident goes: the account's name, 1 to 256 characters.");

internal static class IncidentWords
{
    public static string Of(IncidentState state) => state switch
    {
        IncidentState.Open => "open",
        IncidentState.Acknowledged => "acknowledged",
        IncidentState.BeingWorkedOn => "being worked on",
        IncidentState.Resolved => "resolved",
        IncidentState.FalseAlarm => "called a false alarm",
    };

    public static string Of(IncidentAct act) => act switch
    {
        IncidentAct.Acknowledge => "acknowledging it",
        IncidentAct.Take => "taking it",
        IncidentAct.Assign => "assigning it",
        IncidentAct.Comment => "commenting on it",
        IncidentAct.Resolve => "resolving it",
        IncidentAct.CallFalseAlarm => "calling it a false alarm",
        IncidentAct.Reopen => "opening it again",
    };

    public static string Sentence(IncidentAct act) => char.ToUpperInvariant(Of(act)[0]) + Of(act)[1..];

    public static string When(IncidentAct act) => act switch
    {
        IncidentAct.Acknowledge => "while it is open",
        IncidentAct.Reopen => "after it has ended",
        IncidentAct.Comment => "at any time",
        IncidentAct.Take or IncidentAct.Assign or IncidentAct.Resolve or IncidentAct.CallFalseAlarm => "before it has ended",
    };
}
