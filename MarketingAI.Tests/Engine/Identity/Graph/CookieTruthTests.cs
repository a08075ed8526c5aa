using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Identity.Graph;

/// <summary>The demo company's cookies against the planted truth: which pairs of cookies are of one person?</summary>
public sealed class CookieTruthTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Pairs_of_cookies_put_together_are_of_one_person_and_shared_devices_join_nobody()
    {
        using FileWork work = new(add: services => services.AddJobs().AddIdentityGraph());
        string sample = Repository.PathOf("data", "sample");
        IWarehouse warehouse = work.Get<IWarehouse>();
        using (WarehouseSession session = warehouse.Open())
        {
            session.Create(new WarehouseTable("ingestion", "event"), $"""
                SELECT DISTINCT event_id, type, cookie_id AS anonymous_id, NULL::VARCHAR AS user_id, email_sha256, NULL::VARCHAR AS phone_sha256, event_time::TIMESTAMP AS event_time, 'b' AS batch_id
                FROM read_json('{sample}/retail/web/events.jsonl.gz', columns = {"{event_id: 'VARCHAR', type: 'VARCHAR', cookie_id: 'VARCHAR', email_sha256: 'VARCHAR', event_time: 'VARCHAR'}"})
                """);
        }

        await work.DataSets.ImportAsync(new FileSource(Path.Combine(sample, "retail", "crm", "accounts.csv.gz"), "accounts.csv.gz"), "Accounts", default);
        GraphBuild built = (await work.Get<IIdentityGraph>().BuildAsync(new GraphOptions(), default)).Value;
        GraphOverview overview = (await work.Get<IIdentityGraph>().OverviewAsync(default))!;
        using WarehouseSession read = warehouse.Open(new WarehouseTable("identity", "key"));
        read.Run($"""
            CREATE TEMP TABLE judged AS
            SELECT truth.cookie_id, truth.device_id, coalesce(truth.person_id, '') AS truly, known.person_id AS found, known.is_shared
            FROM read_csv('{sample}/truth/retail/cookies.csv.gz', header = true, all_varchar = true) truth
            JOIN identity.key known ON known.key_kind = 'AnonymousId' AND known.key_value = truth.cookie_id
            """);
        long together = read.Count("SELECT count(*) FROM judged l JOIN judged r ON l.found = r.found AND l.cookie_id < r.cookie_id");
        long right = read.Count("SELECT count(*) FROM judged l JOIN judged r ON l.found = r.found AND l.truly = r.truly AND l.truly <> '' AND l.cookie_id < r.cookie_id");
        long truly = read.Count("SELECT count(*) FROM judged l JOIN judged r ON l.truly = r.truly AND l.cookie_id < r.cookie_id AND l.truly <> ''");
        long shared = read.Count("SELECT count(*) FROM judged WHERE is_shared");
        // A device that the household shares and on which only one of them ever logged in cannot be told from an own one: counted apart.
        long undetectable = read.Count("SELECT count(*) FROM judged l JOIN judged r ON l.found = r.found AND l.cookie_id < r.cookie_id AND (l.truly = '' OR r.truly = '')");
        long everywhere = read.Count($"SELECT count(*) FROM read_csv('{sample}/truth/retail/cookies.csv.gz', header = true, all_varchar = true) l JOIN read_csv('{sample}/truth/retail/cookies.csv.gz', header = true, all_varchar = true) r ON l.person_id = r.person_id AND l.cookie_id < r.cookie_id");
        double precision = right / (double)(together - undetectable);

        output.WriteLine($"{built.Keys:N0} keys, {built.Edges:N0} ties, {built.Persons:N0} persons in {built.Seconds:0.00} s; {overview.EventsWithPerson:P1} of events have a person.");
        output.WriteLine($"Pairs of cookies: {together:N0} put together, {right:N0} right, {undetectable:N0} through a shared device with one log-in only; precision {right / (double)together:0.0000}, without those {precision:0.0000}; of cookies with a log-in {truly:N0} pairs in truth (recall {right / (double)truly:0.0000}), of all cookies {everywhere:N0} (recall {right / (double)everywhere:0.0000}); {shared:N0} shared cookies.");
        Assert.True(together > 100, $"{together}");
        Assert.True(precision > 0.9, $"{precision}");
        Assert.True(right > 0.3 * truly, $"{right} of {truly}");
    }
}
