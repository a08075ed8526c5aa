using System.Diagnostics;
using CsCheck;
using MarketingAI.Engine.Identity.GoldenRecord;
using MarketingAI.Engine.Identity.GoldenRecord.Algorithms;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Identity.Graph.Algorithms;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Identity.Graph;

/// <summary>The conflict rules on cases worked by hand and on random graphs.</summary>
public sealed class PersonGraphTests(ITestOutputHelper output)
{
    private static readonly GraphOptions Options = new();

    /// <summary>Random graphs: cookies, accounts, e-mails, phones, records; ties of all sorts between any of them.</summary>
    private static readonly Gen<GraphInput> Graphs =
        from keys in Gen.Int[2, 40]
        from kinds in Gen.Int[0, 4].Array[keys]
        from logins in Gen.Bool.Array[keys]
        from births in Gen.Int[0, 2].Array[keys]
        from edges in Gen.Select(Gen.Int[0, keys - 1], Gen.Int[0, keys - 1], Gen.Bool, Gen.Int[90, 100]).Array[0, 80]
        select new GraphInput(
            [.. kinds.Order().Select(kind => (KeyKind)kind)], logins, births,
            [.. edges.Where(edge => edge.Item1 != edge.Item2).Select(edge => new KeyEdge(
                Math.Min(edge.Item1, edge.Item2), Math.Max(edge.Item1, edge.Item2), edge.Item3 ? EvidenceKind.Deterministic : EvidenceKind.Probabilistic, edge.Item3 ? 1 : edge.Item4 / 100.0)).Distinct()],
            []);

    [Fact]
    public void A_family_tablet_never_merges_two_who_log_in_on_it()
    {
        // 0 tablet, 1 her phone, 2 his laptop; 3 her account, 4 his account
        GraphInput input = Input([KeyKind.AnonymousId, KeyKind.AnonymousId, KeyKind.AnonymousId, KeyKind.UserId, KeyKind.UserId], (0, 3), (0, 4), (1, 3), (2, 4));

        GraphResult result = PersonGraph.Resolve(input, Options);

        Assert.Equal([0, 1, 2, 1, 2], result.Component);
        Assert.True(result.Shared[0]);
        Assert.Equal([EdgeState.SharedKey, EdgeState.SharedKey, EdgeState.Joins, EdgeState.Joins], result.States);
    }

    [Fact]
    public void Two_addresses_of_one_account_are_one_log_in()
    {
        GraphInput input = Input([KeyKind.AnonymousId, KeyKind.UserId, KeyKind.EmailSha256, KeyKind.EmailSha256], (0, 2), (0, 3), (1, 2), (1, 3));

        Assert.Equal([0, 0, 0, 0], PersonGraph.Resolve(input, Options).Component);
    }

    [Fact]
    public void A_public_terminal_joins_nobody()
    {
        KeyKind[] kinds = [KeyKind.AnonymousId, .. Enumerable.Repeat(KeyKind.PhoneSha256, 21)];
        GraphInput input = Input(kinds, [.. Enumerable.Range(1, 21).Select(i => (0, i))]);

        Assert.All(PersonGraph.Resolve(input, Options).States, state => Assert.Equal(EdgeState.PublicKey, state));
        Assert.All(PersonGraph.Resolve(input, Options with { MostNeighbours = 21 }).States, state => Assert.Equal(EdgeState.Joins, state));
    }

    [Fact]
    public void A_match_of_records_with_two_dates_of_birth_or_two_log_ins_joins_nothing()
    {
        GraphInput births = Input([KeyKind.Record, KeyKind.Record], (0, 1)) with { Births = [4, 5] };
        GraphInput logins = Input([KeyKind.UserId, KeyKind.UserId, KeyKind.Record, KeyKind.Record], (0, 2), (1, 3)) with { };
        GraphInput matched = logins with { Edges = [.. logins.Edges, new KeyEdge(2, 3, EvidenceKind.Probabilistic, 0.99)] };

        Assert.Equal([EdgeState.TwoBirthDates], PersonGraph.Resolve(births, Options).States);
        Assert.Equal(EdgeState.TwoLogins, PersonGraph.Resolve(matched, Options).States[^1]);
    }

    [Fact]
    public void Decisions_by_hand_stand_above_evidence_and_apart_above_together()
    {
        GraphInput input = Input([KeyKind.AnonymousId, KeyKind.PhoneSha256, KeyKind.UserId, KeyKind.UserId], (0, 1));

        Assert.Equal(EdgeState.DecidedApart, PersonGraph.Resolve(input with { Apart = [new Apart([0], [1])] }, Options).States[0]);
        Assert.Equal([0, 0, 2, 2], PersonGraph.Resolve(input with { Edges = [.. input.Edges, new KeyEdge(2, 3, EvidenceKind.ByHand, 1)] }, Options).Component);
    }

    [Fact]
    public void No_person_of_any_random_graph_holds_two_log_ins_or_two_dates_of_birth() => Graphs.Sample(
        input =>
        {
            GraphResult result = PersonGraph.Resolve(input, Options);
            int[] own = Logins.Of(input, Options.MostNeighbours).Own;
            return Enumerable.Range(0, own.Length).GroupBy(i => result.Component[i]).All(person =>
                person.Where(i => input.Kinds[i] == KeyKind.UserId).Count() <= 1
                && person.Select(i => own[i]).Where(login => login >= 0).Distinct().Count() <= 1
                && person.Select(i => input.Births[i]).Where(birth => birth != 0).Distinct().Count() <= 1);
        },
        iter: 20_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Persons_do_not_depend_on_the_order_in_which_ties_come() => Gen.Select(Graphs, Gen.Int[0, int.MaxValue]).Sample(
        (input, seed) =>
        {
            KeyEdge[] shuffled = [.. input.Edges];
            new Random(seed).Shuffle(shuffled);
            return PersonGraph.Resolve(input, Options).Component.SequenceEqual(PersonGraph.Resolve(input with { Edges = shuffled }, Options).Component);
        },
        iter: 5_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Every_tie_that_joins_lies_within_a_person_and_persons_are_held_together_by_such_ties() => Graphs.Sample(
        input =>
        {
            GraphResult result = PersonGraph.Resolve(input, Options);
            int[] reached = [.. Enumerable.Range(0, input.Kinds.Count)];
            KeyEdge[] joining = [.. input.Edges.Where((_, i) => result.States[i] == EdgeState.Joins)];
            for (int round = 0; round < reached.Length; round++)
            {
                foreach (KeyEdge edge in joining)
                {
                    reached[edge.Left] = reached[edge.Right] = Math.Min(reached[edge.Left], reached[edge.Right]);
                }
            }

            return reached.SequenceEqual(result.Component);
        },
        iter: 5_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_person_keeps_its_id_while_ties_come_one_after_the_other() => Graphs.Sample(
        input =>
        {
            int made = 0;
            Guid Make() => new(++made, 0, 0, new byte[8]);
            Guid?[] before = new Guid?[input.Kinds.Count];
            for (int ties = 0; ties <= input.Edges.Count; ties += 5)
            {
                GraphResult result = PersonGraph.Resolve(input with { Edges = [.. input.Edges.Take(ties)] }, Options);
                Guid[] now = StablePersons.Carry(result.Component, before, (left, right) => left.CompareTo(right), Make);
                bool isPartition = Enumerable.Range(0, now.Length).All(i => Enumerable.Range(0, now.Length).All(j => (now[i] == now[j]) == (result.Component[i] == result.Component[j])));
                bool keepsOldest = Enumerable.Range(0, now.Length).GroupBy(i => now[i]).All(person =>
                {
                    Guid?[] held = [.. person.Select(i => before[i]).Distinct()];
                    // A pure merge: all keys of the former persons are in it. It bears the oldest of their ids.
                    bool isMerge = held.All(old => old is not null) && Enumerable.Range(0, now.Length).Where(i => held.Contains(before[i])).All(i => now[i] == person.Key);
                    return !isMerge || person.Key == held.Min();
                });
                if (!isPartition || !keepsOldest)
                {
                    return false;
                }

                before = [.. now.Select(person => (Guid?)person)];
            }

            return true;
        },
        iter: 500, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Taking_back_any_sequence_of_merges_and_splits_restores_the_former_persons_exactly() =>
        Gen.Select(Gen.Int[1, 6].Array[3, 30], Gen.Select(Gen.Bool, Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 1 << 20]).Array[1, 25]).Sample(
            (of, acts) =>
            {
                int made = 100;
                Dictionary<long, Guid> persons = of.Select((person, key) => (Key: (long)key, Person: Id(person))).ToDictionary(pair => pair.Key, pair => pair.Person);
                List<(Dictionary<long, Guid> Before, IReadOnlyList<KeyMove> Moves)> done = [];
                foreach ((bool isMerge, int first, int second, int mask) in acts)
                {
                    Guid[] known = [.. persons.Values.Distinct().Order()];
                    (Guid a, Guid b) = (known[first % known.Length], known[second % known.Length]);
                    HashSet<long> chosen = [.. persons.Keys.Where(key => (mask >> (int)(key % 20) & 1) == 1)];
                    IReadOnlyList<KeyMove> moves = isMerge ? a == b ? [] : KeyMoves.Merge(persons, a, b) : KeyMoves.Split(persons, a, chosen, Id(++made));
                    done.Add((new Dictionary<long, Guid>(persons), moves));
                    if (KeyMoves.Apply(persons, moves) is not null)
                    {
                        return false;
                    }
                }

                foreach ((Dictionary<long, Guid> before, IReadOnlyList<KeyMove> moves) in Enumerable.Reverse(done))
                {
                    if (KeyMoves.Apply(persons, KeyMoves.Back(moves)) is not null || !persons.OrderBy(key => key.Key).SequenceEqual(before.OrderBy(key => key.Key)))
                    {
                        return false;
                    }
                }

                return true;
            },
            iter: 2_000, seed: "0N0XIzNsQ0O2");

    [Theory]
    [InlineData(SurvivorshipRule.MostRecent, "Anne-Marie")]
    [InlineData(SurvivorshipRule.MostFrequent, "Anne")]
    [InlineData(SurvivorshipRule.SourcePriority, "Anna")]
    [InlineData(SurvivorshipRule.Longest, "Anne-Marie")]
    public void The_surviving_value_is_the_one_the_rule_names(SurvivorshipRule rule, string survives)
    {
        Candidate[] candidates =
        [
            new("Anne", "shop", "r1", 10, 1), new("Anne", "shop", "r2", 20, 1), new("Anna", "register", "r3", 5, 0), new("Anne-Marie", "hotline", "r4", 30, 2),
        ];

        Assert.Equal(survives, Survivor.Of(rule, candidates).Value);
        Assert.Equal(survives, Survivor.Of(rule, [.. candidates.Reverse()]).Value);
    }

    [Fact]
    public void A_million_keys_take_seconds()
    {
        const int persons = 250_000;
        KeyKind[] kinds = [.. Enumerable.Range(0, persons * 4).Select(i => (KeyKind)(i / persons))];
        List<KeyEdge> edges = new(persons * 4);
        for (int i = 0; i < persons; i++)
        {
            edges.Add(new KeyEdge(i, i + persons, EvidenceKind.Deterministic, 1));
            edges.Add(new KeyEdge(i + persons, i + (2 * persons), EvidenceKind.Deterministic, 1));
            edges.Add(new KeyEdge(i + persons, i + (3 * persons), EvidenceKind.Deterministic, 1));
            edges.Add(new KeyEdge((i * 7) % persons, ((i * 7) + (i % 10 == 0 ? 1 : 0)) % persons + persons, EvidenceKind.Deterministic, 1));
        }

        long begun = Stopwatch.GetTimestamp();
        GraphResult result = PersonGraph.Resolve(new GraphInput(kinds, new bool[kinds.Length], new int[kinds.Length], edges, []), Options);
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;

        output.WriteLine($"1,000,000 keys, {edges.Count:N0} ties: {seconds:0.00} s, {result.Component.Distinct().Count():N0} persons.");
        Assert.True(seconds < 60);
    }

    private static GraphInput Input(KeyKind[] kinds, params (int Left, int Right)[] edges) => new(
        kinds, new bool[kinds.Length], new int[kinds.Length], [.. edges.Select(edge => new KeyEdge(edge.Left, edge.Right, EvidenceKind.Deterministic, 1))], []);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
