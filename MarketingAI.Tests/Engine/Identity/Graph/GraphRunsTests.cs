using System.Globalization;
using CsCheck;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Engine.Privacy.SubjectRequests;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Identity.Graph;

/// <summary>Run after run: only what is new is read, decisions show at once, erased keys stay away, matches become edges.</summary>
public sealed class GraphRunsTests(ITestOutputHelper output) : IDisposable
{
    private static readonly WarehouseTable Event = new("ingestion", "event");

    /// <summary>Commits of events: rows of cookie, account, e-mail, phone, 0 for none; and whether an account is decided to be another's after it.</summary>
    private static readonly Gen<((int Cookie, int User, int Email, int Phone)[] Rows, bool Merges)[]> Commits = Gen.Select(
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 4], Gen.Int[0, 5], Gen.Int[0, 3]).Array[1, 12], Gen.Int[0, 3].Select(roll => roll == 0)).Array[2, 6];

    private readonly FileWork _work = new(add: services => services.AddAccess().AddJobs().AddIdentityGraph().AddMatching());
    private int _units;

    [Fact]
    public void Reading_only_what_is_new_gives_what_reading_everything_gives() => Commits.Sample(
        commits =>
        {
            string unit = string.Create(CultureInfo.InvariantCulture, $"unit-{Interlocked.Increment(ref _units)}");
            for (int i = 0; i < commits.Length; i++)
            {
                Add(unit, i, commits[i].Rows);
                Assert.Equal(i == 0, Build(unit, readsAll: false).ReadAll);
                if (commits[i].Merges && Persons(unit) is [var first, var second, ..])
                {
                    Graph(unit).MergeAsync(first, second, "They are one person.", default).GetAwaiter().GetResult();
                    Build(unit, readsAll: false);
                }
            }

            string[] byParts = State(unit);
            GraphBuild whole = Build(unit, readsAll: true);

            Assert.True(whole.ReadAll);
            Assert.Equal((0, 0), (whole.Merged, whole.Split));
            Assert.Equal(byParts, State(unit));
        },
        iter: 12, threads: 1);

    [Fact]
    public async Task A_commit_that_is_held_back_makes_the_next_run_read_everything_anew()
    {
        Add("retail", 0, [(1, 1, 0, 0), (2, 2, 0, 0)]);
        Add("retail", 1, [(1, 0, 1, 0)]);
        Build("retail", readsAll: false);
        using (WarehouseSession session = Open("retail"))
        {
            session.Delete(Event, "batch_id = 'b1'");
        }

        Assert.True(Build("retail", readsAll: false).ReadAll);
        Assert.Null(await Graph("retail").FindAsync(KeyKind.EmailSha256, "e1", default));
        Assert.False(Build("retail", readsAll: false).ReadAll);
    }

    [Fact]
    public async Task The_golden_record_follows_a_merge_a_split_and_an_undo_at_once()
    {
        await _work.Import(_work.Text("record_id,customer_id,first_name,city,created_at\nr1,U1,Ann,Lakebury,2026-01-01\nr2,U2,Bob,Easthaven,2026-02-01\n"), "Register");
        Build("retail", readsAll: false);
        (Guid ann, Guid bob) = (await FindAsync("U1"), await FindAsync("U2"));

        GraphChange merged = (await Graph("retail").MergeAsync(ann, bob, "One person, two accounts.", default)).Value;
        Assert.Equal("Easthaven", await CityAsync(merged.To));
        PersonView both = (await Graph("retail").PersonAsync(merged.To, default))!;
        long[] hers = [.. both.Keys.Where(key => key.Value == "U1" || key.Value!.EndsWith(":r1", StringComparison.Ordinal)).Select(key => key.Number)];
        GraphChange split = (await Graph("retail").SplitAsync(merged.To, hers, "They are two after all.", default)).Value;
        Assert.Equal(("Lakebury", "Easthaven"), (await CityAsync(split.To), await CityAsync(split.From)));
        await Graph("retail").UndoAsync(split.Id, "No, they are one.", default);
        Assert.Equal("Easthaven", await CityAsync(merged.To));
        await Graph("retail").UndoAsync(merged.Id, "Two persons indeed.", default);

        Assert.Equal(("Lakebury", "Easthaven"), (await CityAsync(ann), await CityAsync(bob)));
        string[] atOnce = State("retail");
        Build("retail", readsAll: true);
        Assert.Equal(atOnce, State("retail"));
    }

    [Fact]
    public async Task Erased_keys_do_not_come_back_though_the_sources_still_hold_them()
    {
        Add("retail", 0, [(1, 1, 1, 0), (2, 2, 2, 0)]);
        Build("retail", readsAll: false);
        IPersonalDataHolder holder = _work.Host.Enter("retail", "dana", Roles.ComplianceReviewer).ServiceProvider
            .GetRequiredService<IEnumerable<IPersonalDataHolder>>().Single(known => known.Name == "Identity graph");

        Assert.True(await holder.EraseAsync("u1", default) >= 3);
        // One whom no run has found yet, and new events of the one who was erased.
        await holder.EraseAsync("u3", default);
        Add("retail", 1, [(1, 1, 0, 1), (3, 3, 0, 0)]);
        foreach (bool readsAll in new[] { false, true })
        {
            Build("retail", readsAll);
            Assert.Null(await Graph("retail").FindAsync(KeyKind.UserId, "u1", default));
            Assert.Null(await Graph("retail").FindAsync(KeyKind.AnonymousId, "c1", default));
            Assert.Null(await Graph("retail").FindAsync(KeyKind.UserId, "u3", default));
            Assert.NotNull(await Graph("retail").FindAsync(KeyKind.UserId, "u2", default));
        }

        using WarehouseSession session = _work.Get<IWarehouse>().OpenFor(Purposes.IdentityResolution, new WarehouseTable("identity", "erased_key"), new WarehouseTable("identity", "tie"));
        Assert.Equal(0, session.Count("SELECT count(*) FROM identity.erased_key WHERE length(key_hash) <> 64"));
        Assert.Equal(0, session.Count("SELECT count(*) FROM identity.tie WHERE lv IN ('c1', 'u1', 'c3', 'u3') OR rv IN ('c1', 'u1', 'c3', 'u3')"));
    }

    [Fact]
    public async Task Pairs_that_matching_accepts_become_probabilistic_edges_between_the_records_of_both_registers()
    {
        string sample = Repository.PathOf("data", "sample", "retail", "crm", "customers.csv.gz");
        DataSet register = await _work.Import(new FileSource(sample, "customers.csv.gz"), "Customers");
        GraphBuild before = Build("retail", readsAll: false);
        using IServiceScope scope = _work.Host.Enter("retail", "dana", Roles.DataScientist);
        JobRunDouble run = new();
        JobResult matched = await scope.ServiceProvider.GetRequiredService<IJobHandler<MatchRecordsRequest>>()
            .RunAsync(MatchRequests.Repeats(register.Id), run, default);
        Assert.False(matched.Refused, matched.Summary);
        IReadOnlyList<MatchPair> accepted = await _work.Host.Enter("retail", "dana", Roles.DataScientist).ServiceProvider.GetRequiredService<IMatchRuns>().AcceptedAsync(run.JobId, default);

        GraphBuild after = Build("retail", readsAll: false);
        using WarehouseSession session = _work.Get<IWarehouse>().OpenFor(Purposes.IdentityResolution, new WarehouseTable("identity", "edge"), new WarehouseTable("identity", "key"));
        long edges = session.Count("SELECT count(*) FROM identity.edge WHERE evidence = 'Probabilistic'");
        long joining = session.Count("SELECT count(*) FROM identity.edge WHERE evidence = 'Probabilistic' AND state = 'Joins'");
        long strange = session.Count("SELECT count(*) FROM identity.edge edge JOIN identity.key key ON key.key_no = edge.left_no WHERE evidence = 'Probabilistic' AND key_kind <> 'Record' AND key_kind <> 'UserId'");

        output.WriteLine($"{accepted.Count} accepted pairs, {edges} probabilistic edges of which {joining} join; {before.Persons} persons before, {after.Persons} after.");
        Assert.True(edges > 20, $"{edges} edges out of {accepted.Count} accepted pairs.");
        Assert.Equal(accepted.Count(pair => pair.Probability >= 0.9), edges);
        Assert.Equal(0, strange);
        Assert.True(after.Persons < before.Persons, $"{before.Persons} persons before, {after.Persons} after.");
    }

    public void Dispose() => _work.Dispose();

    private void Add(string unit, int commit, (int Cookie, int User, int Email, int Phone)[] rows)
    {
        using WarehouseSession session = Open(unit);
        string values = string.Join(", ", rows.Select((row, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"({Key('c', row.Cookie)}, {Key('u', row.User)}, {Key('e', row.Email)}, {Key('p', row.Phone)}, TIMESTAMP '2026-01-01 10:00:00' + INTERVAL {(commit * 100) + i} MINUTE)")));
        string select = $"""
            SELECT a::VARCHAR AS anonymous_id, u::VARCHAR AS user_id, e::VARCHAR AS email_sha256, p::VARCHAR AS phone_sha256, t AS event_time, 'page' AS type, 'b{commit.ToString(CultureInfo.InvariantCulture)}' AS batch_id
            FROM (VALUES {values}) AS given(a, u, e, p, t)
            """;
        _ = session.Has(Event) ? session.Append(Event, select) : session.Create(Event, select);
    }

    private static string Key(char kind, int number) => number == 0 ? "NULL" : string.Create(CultureInfo.InvariantCulture, $"'{kind}{number}'");

    private WarehouseSession Open(string unit) => _work.Host.Enter(unit, "dana", Roles.DataScientist).ServiceProvider.GetRequiredService<IWarehouse>().OpenFor(Purposes.IdentityResolution);

    private IIdentityGraph Graph(string unit) => _work.Host.Enter(unit, "dana", Roles.ComplianceReviewer).ServiceProvider.GetRequiredService<IIdentityGraph>();

    private GraphBuild Build(string unit, bool readsAll)
    {
        Outcome<GraphBuild> built = Graph(unit).BuildAsync(new GraphOptions { ReadsAll = readsAll }, default).GetAwaiter().GetResult();
        Assert.True(!built.IsRefused, built.Refusal?.Reason);
        return built.Value;
    }

    /// <summary>All that a run leaves, but for when it was.</summary>
    private string[] State(string unit)
    {
        (string Table, string Columns)[] tables =
        [
            ("key", "key_no, key_kind, key_value, person_id, since, is_shared"),
            ("edge", "left_no, right_no, evidence, probability, source, first_seen, last_seen, state"),
            ("golden_record", "person_id, field, value, source, record_key, rule, candidates"),
            ("shared_login", "*"), ("tie", "*"), ("read_part", "*"),
        ];
        using WarehouseSession session = Open(unit);
        foreach ((string table, _) in tables)
        {
            session.Expose(new WarehouseTable("identity", table));
        }

        return [.. tables.SelectMany(table => session.Query($"SELECT to_json(row)::VARCHAR AS line FROM (SELECT {table.Columns} FROM identity.{table.Table}) row ORDER BY line", row => $"{table.Table} {row.GetString(0)}"))];
    }

    private IReadOnlyList<Guid> Persons(string unit)
    {
        using WarehouseSession session = Open(unit);
        session.Expose(new WarehouseTable("identity", "key"));
        return session.Query("SELECT DISTINCT person_id FROM identity.key ORDER BY 1", row => row.GetGuid(0));
    }

    private async Task<Guid> FindAsync(string user) => (await Graph("retail").FindAsync(KeyKind.UserId, user, default))!.Value;

    private async Task<string?> CityAsync(Guid person) => (await Graph("retail").PersonAsync(person, default))!.Golden.Single(field => field.Field == "city").Value;
}
