using System.Security.Cryptography;
using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Engine.Privacy.SubjectRequests;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Identity.Graph;

/// <summary>The graph over a real warehouse: events and registers in, persons out, decisions that hold and can be undone.</summary>
public sealed class IdentityGraphTests : IDisposable
{
    private static readonly WarehouseTable Event = new("ingestion", "event");

    private readonly FileWork _work = new(add: services => services.AddAccess().AddJobs().AddIdentityGraph());

    [Fact]
    public async Task Cookies_log_ins_and_records_become_persons_and_a_shared_tablet_joins_nobody()
    {
        await FamilyAsync();

        GraphBuild built = (await Graph().BuildAsync(new GraphOptions(), default)).Value;
        PersonView ann = (await PersonAsync(KeyKind.EmailSha256, " Ann@Mail.example "))!;
        PersonView bob = (await PersonAsync(KeyKind.UserId, "U2"))!;
        GraphOverview overview = (await Graph().OverviewAsync(default))!;

        Assert.Equal($"AnonymousId a-phone, EmailSha256 {Hash("ann@mail.example")}, PhoneSha256 {Hash("+15551")}, Record r1, UserId U1", Keys(ann));
        Assert.Equal($"AnonymousId b-laptop, EmailSha256 {Hash("bob@mail.example")}, PhoneSha256 {Hash("+15552")}, Record r2, UserId U2", Keys(bob));
        Assert.Equal(2, overview.ConflictsByState[EdgeState.SharedKey]);
        Assert.Equal([bob.PersonId], ann.Household);
        Assert.Equal(0, built.Merged + built.Split);
        // 8 events; nobody: what happened on the tablet before anyone logged in, and 13 hours after the last log-in.
        Assert.Equal(6 / 8.0, overview.EventsWithPerson);
    }

    [Fact]
    public async Task The_golden_record_says_where_each_field_comes_from_and_is_masked()
    {
        await FamilyAsync();
        await Graph().BuildAsync(new GraphOptions(), default);
        Guid id = (await Graph().FindAsync(KeyKind.UserId, "U1", default))!.Value;

        PersonView clear = (await Graph(Roles.ComplianceReviewer).PersonAsync(id, default))!;
        PersonView masked = (await Graph(Roles.Marketer).PersonAsync(id, default))!;

        Assert.Equal("Ann", clear.Golden.Single(field => field.Field == "first_name").Value);
        Assert.EndsWith(":r1", clear.Golden.Single(field => field.Field == "first_name").Record, StringComparison.Ordinal);
        Assert.All(masked.Golden, field => Assert.Null(field.Value));
        Assert.DoesNotContain(masked.Keys, key => clear.Keys.Any(known => string.Equals(known.Value, key.Value, StringComparison.Ordinal)));
        Assert.Equal(clear.Keys.Select(key => key.Number), masked.Keys.Select(key => key.Number));
    }

    [Fact]
    public async Task Ids_stay_when_new_evidence_comes_and_a_merge_keeps_the_oldest()
    {
        using (WarehouseSession session = Open())
        {
            Events(session, "('c1', NULL, 'h1', TIMESTAMP '2026-01-01 10:00:00'), ('c2', NULL, NULL, TIMESTAMP '2026-01-01 10:00:00')");
            session.Append(Event, Row("'c2', NULL, NULL, 'p2', TIMESTAMP '2026-01-01 10:00:00'"));
        }

        await Graph().BuildAsync(new GraphOptions(), default);
        Guid first = (await Graph().FindAsync(KeyKind.AnonymousId, "c1", default))!.Value;
        Guid second = (await Graph().FindAsync(KeyKind.AnonymousId, "c2", default))!.Value;
        _work.Host.Clock.Advance(TimeSpan.FromHours(1));
        using (WarehouseSession session = Open())
        {
            session.Append(Event, Row("'c2', NULL, 'h1', NULL, TIMESTAMP '2026-01-02 10:00:00'"));
        }

        GraphBuild built = (await Graph().BuildAsync(new GraphOptions(), default)).Value;
        Guid now = (await Graph().FindAsync(KeyKind.AnonymousId, "c2", default))!.Value;

        Assert.NotEqual(first, second);
        Assert.Equal(first.CompareTo(second) < 0 ? first : second, now);
        Assert.Equal((1, 0), (built.Merged, built.Split));
        GraphChange change = Assert.Single(await Graph().ChangesAsync(10, default));
        Assert.Equal((ChangeKind.Merge, false, "system"), (change.Kind, change.IsByHand, change.Actor));

        // Undoing what a run did restores the former persons exactly, and the next run respects it.
        Assert.False((await Graph().UndoAsync(change.Id, "They are sisters.", default)).IsRefused);
        Assert.Equal((first, second), ((await Graph().FindAsync(KeyKind.AnonymousId, "c1", default))!.Value, (await Graph().FindAsync(KeyKind.AnonymousId, "c2", default))!.Value));
        await Graph().BuildAsync(new GraphOptions(), default);
        Assert.Equal((first, second), ((await Graph().FindAsync(KeyKind.AnonymousId, "c1", default))!.Value, (await Graph().FindAsync(KeyKind.AnonymousId, "c2", default))!.Value));
    }

    [Fact]
    public async Task Decisions_by_hand_hold_in_the_next_run_and_undo_restores_exactly()
    {
        await FamilyAsync();
        await Graph().BuildAsync(new GraphOptions(), default);
        Dictionary<long, Guid> before = Persons();
        Guid ann = (await Graph().FindAsync(KeyKind.UserId, "U1", default))!.Value;
        Guid bob = (await Graph().FindAsync(KeyKind.UserId, "U2", default))!.Value;

        GraphChange merged = (await Graph().MergeAsync(ann, bob, "One person with two accounts.", default)).Value;
        await Graph().BuildAsync(new GraphOptions(), default);
        Assert.Equal(merged.To, (await Graph().FindAsync(KeyKind.UserId, "U1", default))!.Value);
        Assert.Equal(merged.To, (await Graph().FindAsync(KeyKind.UserId, "U2", default))!.Value);

        long phone = (await PersonAsync(KeyKind.UserId, "U1"))!.Keys.Single(key => key.Value == "a-phone").Number;
        GraphChange split = (await Graph().SplitAsync(merged.To, [phone], "A colleague's phone.", default)).Value;
        await Graph().BuildAsync(new GraphOptions(), default);
        Assert.Equal(split.To, (await Graph().FindAsync(KeyKind.AnonymousId, "a-phone", default))!.Value);

        Assert.False((await Graph().UndoAsync(split.Id, "It was hers after all.", default)).IsRefused);
        Assert.False((await Graph().UndoAsync(merged.Id, "They are two.", default)).IsRefused);
        Assert.Equal(before.OrderBy(key => key.Key), Persons().OrderBy(key => key.Key));
        await Graph().BuildAsync(new GraphOptions(), default);
        Assert.Equal(before.OrderBy(key => key.Key), Persons().OrderBy(key => key.Key));
        Assert.Equal("person.merged person.split person.restored person.restored", string.Join(' ', _work.Ledger.Entries.Select(entry => entry.Act).Where(act => act.StartsWith("person.", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Later_changes_are_undone_first_and_every_refusal_says_why()
    {
        await FamilyAsync();
        await Graph().BuildAsync(new GraphOptions(), default);
        PersonView ann = (await PersonAsync(KeyKind.UserId, "U1"))!;
        Guid bob = (await Graph().FindAsync(KeyKind.UserId, "U2", default))!.Value;
        _work.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        GraphChange split = (await Graph().SplitAsync(ann.PersonId, [ann.Keys[0].Number], "Not the same one.", default)).Value;
        GraphChange merged = (await Graph().MergeAsync(split.To, bob, "It is Bob's.", default)).Value;

        Assert.Equal(merged.Id, Assert.IsType<LaterChangeFirst>((await Graph().UndoAsync(split.Id, "Try the older.", default)).Refusal).Later);
        Assert.IsType<GraphReasonMissing>((await Graph().MergeAsync(ann.PersonId, bob, "eh", default)).Refusal);
        Assert.IsType<SamePerson>((await Graph().MergeAsync(bob, bob, "Twice the same.", default)).Refusal);
        Assert.IsType<PersonNotFound>((await Graph().MergeAsync(bob, Guid.AllBitsSet, "Unknown one.", default)).Refusal);
        Assert.IsType<SplitTakesPart>((await Graph().SplitAsync(ann.PersonId, [], "Nothing chosen.", default)).Refusal);
        Assert.IsType<ChangeNotFound>((await Graph().UndoAsync(Guid.AllBitsSet, "Unknown one.", default)).Refusal);
        Assert.IsType<GraphNotYours>((await Graph(Roles.Marketer).MergeAsync(ann.PersonId, bob, "I think so.", default)).Refusal);
    }

    [Fact]
    public async Task A_person_is_counted_and_erased_with_all_keys_and_another_unit_sees_nothing()
    {
        await FamilyAsync();
        await Graph().BuildAsync(new GraphOptions(), default);
        IPersonalDataHolder holder = _work.Get<IEnumerable<IPersonalDataHolder>>().Single(known => known.Name == "Identity graph");
        using IServiceScope travel = _work.Host.Enter("travel", "dana", Roles.DataScientist);
        IIdentityGraph elsewhere = travel.ServiceProvider.GetRequiredService<IIdentityGraph>();

        Assert.Null(await elsewhere.OverviewAsync(default));
        Assert.Null(await elsewhere.FindAsync(KeyKind.UserId, "U1", default));
        Assert.Equal(5, await holder.CountAsync("ann@mail.example", default));
        Assert.True(await holder.EraseAsync("U1", default) >= 5);
        Assert.Equal(0, await holder.CountAsync("U1", default));
        Assert.Null(await Graph().FindAsync(KeyKind.AnonymousId, "a-phone", default));
        Assert.NotNull(await Graph().FindAsync(KeyKind.UserId, "U2", default));
    }

    [Fact]
    public async Task With_nothing_to_read_the_run_refuses() =>
        Assert.IsType<NothingToResolve>((await Graph().BuildAsync(new GraphOptions(), default)).Refusal);

    public void Dispose() => _work.Dispose();

    private async Task FamilyAsync()
    {
        await _work.Import(_work.Text("""
            record_id,created_at,first_name,last_name,birth_date,email,phone
            r1,2026-01-01 10:00:00,Ann,Lee,1980-01-02,ann@mail.example,+1 555-1
            r2,2026-01-01 10:00:00,Bob,Lee,1981-01-02,bob@mail.example,+1 555-2
            """), "Register");
        await _work.Import(_work.Text($"customer_id,email_sha256,region\nU1,{Hash("ann@mail.example")},north\nU2,{Hash("bob@mail.example")},north\n"), "Accounts");
        using WarehouseSession session = Open();
        Events(session, """
            ('tablet', NULL, NULL, TIMESTAMP '2026-01-01 09:00:00'), ('tablet', 'U1', NULL, TIMESTAMP '2026-01-01 10:00:00'), ('tablet', NULL, NULL, TIMESTAMP '2026-01-01 10:30:00'),
            ('tablet', 'U2', NULL, TIMESTAMP '2026-01-01 11:00:00'), ('tablet', NULL, NULL, TIMESTAMP '2026-01-02 00:00:01'),
            ('a-phone', 'U1', NULL, TIMESTAMP '2026-01-01 12:00:00'), ('a-phone', NULL, NULL, TIMESTAMP '2026-01-03 12:00:00'), ('b-laptop', 'U2', NULL, TIMESTAMP '2026-01-01 12:00:00')
            """);
    }

    private static void Events(WarehouseSession session, string values) => session.Create(Event, $"""
        SELECT column0 AS anonymous_id, column1::VARCHAR AS user_id, column2::VARCHAR AS email_sha256, NULL::VARCHAR AS phone_sha256, column3 AS event_time, 'page' AS type, 'b0' AS batch_id
        FROM (VALUES {values}) AS given(column0, column1, column2, column3)
        """);

    private static string Row(string values) =>
        $"SELECT column0 AS anonymous_id, column1::VARCHAR AS user_id, column2::VARCHAR AS email_sha256, column3::VARCHAR AS phone_sha256, column4 AS event_time, 'page' AS type, 'b1' AS batch_id FROM (VALUES ({values})) AS given(column0, column1, column2, column3, column4)";

    private static string Keys(PersonView person) => string.Join(", ", person.Keys
        .Select(key => $"{key.Kind} {(key.Kind == KeyKind.Record ? key.Value!.Split(':')[1] : key.Value)}").Order(StringComparer.Ordinal));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private WarehouseSession Open() => _work.Get<IWarehouse>().OpenFor(Purposes.IdentityResolution);

    private Dictionary<long, Guid> Persons()
    {
        using WarehouseSession session = _work.Get<IWarehouse>().Open(new WarehouseTable("identity", "key"));
        return session.Query("SELECT key_no, person_id FROM identity.key", row => (row.GetInt64(0), row.GetGuid(1))).ToDictionary();
    }

    private IIdentityGraph Graph(string role = Roles.DataScientist) => _work.Host.Enter("retail", "dana", role).ServiceProvider.GetRequiredService<IIdentityGraph>();

    private async Task<PersonView?> PersonAsync(KeyKind kind, string value) =>
        await Graph().FindAsync(kind, value, default) is { } id ? await Graph().PersonAsync(id, default) : null;
}
