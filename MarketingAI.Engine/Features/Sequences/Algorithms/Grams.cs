namespace MarketingAI.Engine.Features.Sequences.Algorithms;

/// <summary>N-grams of sessions and their lift.</summary>
internal static class Grams
{
    private const double PriorSessions = 20;

    public static ulong Mix(ulong hash, int token)
    {
        hash = (hash ^ (uint)token) * 1099511628211UL;
        hash ^= hash >> 32;
        return hash * 0x9E3779B97F4A7C15UL;
    }

    public static IReadOnlyList<SequenceGram> Top(SessionList sessions, IReadOnlyList<bool> endsWell, IReadOnlyList<string> words, SequenceOptions options)
    {
        Dictionary<ulong, Counted> found = [];
        int positives = 0;
        for (int session = 0; session < sessions.Count; session++)
        {
            positives += endsWell[session] ? 1 : 0;
            Count(sessions, session, endsWell[session], options.LongestGram, found);
        }

        double rate = positives / (double)sessions.Count;
        return [.. found.Values.Where(gram => gram.Sessions >= options.LeastSessions)
            .Select(gram => (Gram: gram, Rate: (gram.Positives + (PriorSessions * rate)) / (gram.Sessions + PriorSessions)))
            .OrderByDescending(pair => Math.Abs(Math.Log(Math.Max(1e-9, pair.Rate) / rate))).ThenBy(pair => pair.Gram.Start)
            .Take(options.MostGrams)
            .Select(pair =>
            {
                int[] tokens = sessions.Tokens[pair.Gram.Start..(pair.Gram.Start + pair.Gram.Length)];
                return new SequenceGram(
                    tokens, string.Join(" > ", tokens.Select(token => words[token])), pair.Gram.Sessions, pair.Gram.Positives, pair.Rate, pair.Rate / rate);
            })];
    }

    private static void Count(SessionList sessions, int session, bool good, int longest, Dictionary<ulong, Counted> found)
    {
        ReadOnlySpan<int> tokens = sessions.TokensOf(session);
        for (int start = 0; start < tokens.Length; start++)
        {
            ulong hash = 14695981039346656037UL;
            for (int length = 1; length <= longest && start + length <= tokens.Length; length++)
            {
                hash = Mix(hash, tokens[start + length - 1]);
                if (!found.TryGetValue(hash, out Counted? gram))
                {
                    found[hash] = gram = new Counted(sessions.Starts[session] + start, length);
                }

                gram.SeenIn(session, good);
            }
        }
    }

    private sealed class Counted(int start, int length)
    {
        private int _lastSession = -1;

        public int Start { get; } = start;

        public int Length { get; } = length;

        public int Sessions { get; private set; }

        public int Positives { get; private set; }

        public void SeenIn(int session, bool good)
        {
            if (session != _lastSession)
            {
                _lastSession = session;
                Sessions++;
                Positives += good ? 1 : 0;
            }
        }
    }
}
