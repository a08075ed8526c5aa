namespace MarketingAI.Engine.Features.Sequences;

/// <summary>Events in any order.</summary>
/// <param name="Persons">A number for each person from 0 on.</param>
/// <param name="Ticks">When, in UTC ticks.</param>
/// <param name="Tokens">What, as a position in <paramref name="Words"/>, such as a page or channel.</param>
/// <param name="Campaigns">A change of campaign ends a session too; negative for none; null where it does not matter.</param>
public sealed record SequenceEvents(int[] Persons, long[] Ticks, int[] Tokens, IReadOnlyList<string> Words, int[]? Campaigns = null);

/// <summary>Sessions in the order of person and time.</summary>
/// <param name="Persons">By session.</param>
/// <param name="Starts">By session, position of its first event in <paramref name="Tokens"/>; one more at the end.</param>
/// <param name="Tokens">All events' tokens, session after session.</param>
/// <param name="FirstTicks">By session, moment of its first event; so is <paramref name="LastTicks"/> of its last.</param>
/// <param name="SessionOfEvent">By event as given, its session.</param>
public sealed record SessionList(int[] Persons, int[] Starts, int[] Tokens, long[] FirstTicks, long[] LastTicks, int[] SessionOfEvent)
{
    /// <summary>Number of sessions.</summary>
    public int Count => Persons.Length;

    /// <summary>The tokens of one session in order.</summary>
    public ReadOnlySpan<int> TokensOf(int session) => Tokens.AsSpan(Starts[session], Starts[session + 1] - Starts[session]);
}

/// <summary>A run of tokens and how often sessions that hold it end well.</summary>
/// <param name="Sessions">Sessions that hold it.</param>
/// <param name="Rate">Share of them that end well, drawn towards the whole where they are few.</param>
/// <param name="Lift">That rate over the rate of all sessions.</param>
public sealed record SequenceGram(IReadOnlyList<int> Tokens, string Text, int Sessions, int Positives, double Rate, double Lift);

/// <summary>How often one token follows another, for a Sankey chart.</summary>
/// <param name="Step">0 for the first move of a session.</param>
public sealed record SequenceMove(int Step, string From, string To, int Sessions);
