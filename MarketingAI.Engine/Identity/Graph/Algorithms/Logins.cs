namespace MarketingAI.Engine.Identity.Graph.Algorithms;

/// <summary>
/// Which log-in each key is, and which keys were seen with several. A user id is a log-in; an e-mail seen at a log-in is the one of its only
/// user id, or one of its own where it has none. Looks at direct neighbours only, so the order of the edges does not matter.
/// </summary>
internal sealed class Logins
{
    private const int None = -1;
    private const int Several = -2;

    private Logins(int[] own, bool[] shared, bool[] isPublic) => (Own, Shared, Public) = (own, shared, isPublic);

    /// <summary>For each key the log-in that it is, or -1.</summary>
    public int[] Own { get; }

    public bool[] Shared { get; }

    public bool[] Public { get; }

    public static Logins Of(GraphInput input, int mostNeighbours)
    {
        int keys = input.Kinds.Count;
        int[] own = new int[keys];
        int[] userOf = Filled(keys);
        foreach (KeyEdge edge in input.Edges)
        {
            NoteUser(input, userOf, edge.Left, edge.Right, edge.Evidence);
            NoteUser(input, userOf, edge.Right, edge.Left, edge.Evidence);
        }

        for (int i = 0; i < keys; i++)
        {
            own[i] = input.Kinds[i] switch
            {
                KeyKind.UserId => i,
                KeyKind.EmailSha256 when userOf[i] >= 0 => userOf[i],
                KeyKind.EmailSha256 when userOf[i] == None && input.IsLogin[i] => i,
                _ => None,
            };
        }

        (bool[] shared, bool[] isPublic) = Spread(input, own, userOf, mostNeighbours);
        return new Logins(own, shared, isPublic);
    }

    private static (bool[] Shared, bool[] Public) Spread(GraphInput input, int[] own, int[] userOf, int mostNeighbours)
    {
        int keys = own.Length;
        int[] seen = Filled(keys);
        int[] neighbours = new int[keys];
        foreach (KeyEdge edge in input.Edges.Where(edge => edge.Evidence == EvidenceKind.Deterministic).Distinct())
        {
            Note(seen, edge.Left, own[edge.Right]);
            Note(seen, edge.Right, own[edge.Left]);
            neighbours[edge.Left] += input.Kinds[edge.Left] == KeyKind.UserId ? 0 : 1;
            neighbours[edge.Right] += input.Kinds[edge.Right] == KeyKind.UserId ? 0 : 1;
        }

        bool[] shared = new bool[keys];
        bool[] isPublic = new bool[keys];
        for (int i = 0; i < keys; i++)
        {
            bool isAccount = input.Kinds[i] == KeyKind.UserId;
            isPublic[i] = !isAccount && neighbours[i] > mostNeighbours && own[i] == None;
            shared[i] = !isAccount && own[i] == None && (seen[i] == Several || (input.Kinds[i] == KeyKind.EmailSha256 && userOf[i] == Several));
        }

        return (shared, isPublic);
    }

    private static void NoteUser(GraphInput input, int[] userOf, int key, int other, EvidenceKind evidence)
    {
        if (evidence == EvidenceKind.Deterministic && input.Kinds[key] == KeyKind.EmailSha256 && input.Kinds[other] == KeyKind.UserId)
        {
            Note(userOf, key, other);
        }
    }

    private static void Note(int[] seen, int key, int login)
    {
        if (login >= 0)
        {
            seen[key] = seen[key] == None || seen[key] == login ? login : Several;
        }
    }

    private static int[] Filled(int length)
    {
        int[] filled = new int[length];
        Array.Fill(filled, None);
        return filled;
    }
}
