using MarketingAI.Engine.Features.Sequences.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Sequences;

/// <summary>Sessions, runs of pages or channels that end well, and moves between them.</summary>
public static class PathFeatures
{
    /// <summary>Word that stands for leaving in <see cref="Moves"/>.</summary>
    public const string Left = "(left)";

    /// <summary>Parts each person's events where the pause is longer than the gap, or the campaign changes.</summary>
    public static Outcome<SessionList> Sessions(SequenceEvents events, SequenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(options);
        Require.SameLength(events.Persons.Length, events.Ticks.Length, "persons, ticks");
        Require.SameLength(events.Persons.Length, events.Tokens.Length, "persons, tokens");
        if (options.Gap <= TimeSpan.Zero)
        {
            return new SequencesUnfit($"The pause that ends a session must be positive; found {options.Gap}.");
        }

        int odd = Array.FindIndex(events.Tokens, token => token < 0 || token >= events.Words.Count);
        return odd >= 0
            ? new SequencesUnfit($"Event {odd} has token {events.Tokens[odd]}, but there are {events.Words.Count} words.")
            : Sessionising.Of(events, options.Gap.Ticks);
    }

    /// <summary>
    /// The n-grams with the highest or lowest lift. Learn them on training sessions only: which grams are kept looks at the outcome.
    /// </summary>
    /// <param name="endsWell">By session.</param>
    public static Outcome<IReadOnlyList<SequenceGram>> TopByLift(
        SessionList sessions, IReadOnlyList<bool> endsWell, IReadOnlyList<string> words, SequenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(endsWell);
        ArgumentNullException.ThrowIfNull(options);
        Require.SameLength(sessions.Count, endsWell.Count, "sessions, endsWell");
        int positives = endsWell.Count(good => good);
        return positives == 0 || positives == sessions.Count
            ? new SequencesUnfit($"{positives} of {sessions.Count} sessions end well; both kinds are needed.")
            : Outcome.Of<IReadOnlyList<SequenceGram>>(Grams.Top(sessions, endsWell, words, options));
    }

    /// <summary>Which of the grams a session holds, in their order.</summary>
    public static bool[] Holds(SessionList sessions, int session, IReadOnlyList<SequenceGram> grams)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(grams);
        bool[] holds = new bool[grams.Count];
        for (int gram = 0; gram < holds.Length; gram++)
        {
            holds[gram] = sessions.TokensOf(session).IndexOf([.. grams[gram].Tokens]) >= 0;
        }

        return holds;
    }

    /// <summary>Counts of all n-grams of a session in so many buckets, with a sign by hash so that clashes cancel on average; looks at no outcome.</summary>
    /// <remarks>Weinberger et al. (2009), Feature hashing for large scale multitask learning, ICML.</remarks>
    public static void Hash(ReadOnlySpan<int> tokens, int longestGram, Span<double> buckets)
    {
        buckets.Clear();
        for (int start = 0; start < tokens.Length; start++)
        {
            ulong hash = 14695981039346656037UL;
            for (int length = 0; length < longestGram && start + length < tokens.Length; length++)
            {
                hash = Grams.Mix(hash, tokens[start + length]);
                buckets[(int)(hash % (ulong)buckets.Length)] += (hash >> 63) == 0 ? 1 : -1;
            }
        }
    }

    /// <summary>Moves from token to token by step, the last one to <see cref="Left"/>.</summary>
    /// <param name="steps">Moves of a session that are counted.</param>
    public static IReadOnlyList<SequenceMove> Moves(SessionList sessions, IReadOnlyList<string> words, int steps)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(words);
        Dictionary<(int Step, int From, int To), int> counts = [];
        for (int session = 0; session < sessions.Count; session++)
        {
            ReadOnlySpan<int> tokens = sessions.TokensOf(session);
            for (int step = 0; step < Math.Min(steps, tokens.Length); step++)
            {
                (int, int, int) move = (step, tokens[step], step + 1 < tokens.Length ? tokens[step + 1] : -1);
                counts[move] = counts.GetValueOrDefault(move) + 1;
            }
        }

        return [.. counts.OrderBy(pair => pair.Key.Step).ThenByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Select(pair => new SequenceMove(pair.Key.Step, words[pair.Key.From], pair.Key.To < 0 ? Left : words[pair.Key.To], pair.Value))];
    }
}
