using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.DeadLetters;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Engine.Privacy.Access;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>
/// The read paths of the data platform with every role: events, dead letters, held events, matches, the tables themselves, addresses with
/// parameters and the description of the interface. Beside <see cref="EveryReadPathTests"/>, which tries those of files, models and decisions.
/// </summary>
public sealed class EventReadPathsTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Every table with something about persons, by schema.</summary>
    private static readonly (string Schema, string Name)[] Tables =
    [
        ("ingestion", "event"), ("ingestion", "dead_letter"), ("ingestion", "quarantined_event"), ("ingestion", "batch"), ("identity", "key"), ("identity", "edge"), ("identity", "tie"),
        ("identity", "erased_key"), ("identity", "golden_record"), ("identity", "shared_login"), ("identity", "match_pair"), ("identity", "match_person"),
    ];

    private readonly WorkbenchHost _host = WorkbenchHost.ForRequests();
    private readonly TemporaryFolder _files = new();

    [Fact]
    public async Task No_role_gets_a_marker_that_its_masks_hide_by_any_read_path_of_events_matches_and_tables()
    {
        Planted planted = await PlantAsync();
        List<string> leaks = [];
        List<string> reviewed = [];
        HashSet<string> paths = new(StringComparer.Ordinal);
        int answers = 0;
        foreach (DemoAccount account in DemoAccounts.All)
        {
            await foreach ((string path, string text) in AnswersAsync(account, planted))
            {
                answers++;
                paths.Add(path);
                bool seesPseudonyms = account.Role == Roles.DataScientist;
                // Whoever mends dead letters sees them for the purpose of support, which the policy grants to these two and which is on record.
                bool isSupport = path.StartsWith("dead letters", StringComparison.Ordinal) && account.Role == Roles.Administrator;
                if (EveryReadPath.Found(text, seesPseudonyms) is [var leak, ..])
                {
                    (account.Role == Roles.ComplianceReviewer ? reviewed : isSupport ? [] : leaks).Add($"{account.Role} by {path}: …{leak}…");
                }
            }
        }

        output.WriteLine($"{answers} answers of {paths.Count} read paths with {DemoAccounts.All.Count} roles, {leaks.Count} leaks: {string.Join("; ", paths.Order(StringComparer.Ordinal))}");
        Assert.True(leaks.Count == 0, string.Join(Environment.NewLine, leaks));
        // The search finds markers where they may be seen.
        string[] expected = ["ingestion.event", "dead letters: list", "events: newest", "mapping: newest", "mapping: dead letters", "identity.match_pair", "identity.tie"];
        Assert.Empty(expected.Where(path => !reviewed.Any(seen => seen.Contains($"by {path}:", StringComparison.Ordinal))));
    }

    public void Dispose()
    {
        _host.Dispose();
        _files.Dispose();
    }

    private async IAsyncEnumerable<(string Path, string Text)> AnswersAsync(DemoAccount account, Planted planted)
    {
        using IServiceScope scope = Enter(account.UserName, account.Role);
        IServiceProvider services = scope.ServiceProvider;
        yield return ("events: newest", Json(await services.GetRequiredService<ISourceFigures>().RecentAsync("collector", 50, default)));
        yield return ("events: sources", Json(await services.GetRequiredService<ISourceFigures>().ListAsync(default)));
        yield return ("dead letters: list", Json(await services.GetRequiredService<IDeadLetters>().ListAsync(new DeadLetterQuery(), default)));
        yield return ("dead letters: counts", Json(await services.GetRequiredService<IDeadLetters>().CountAsync(default)));
        yield return ("mapping: newest", Json((await services.GetRequiredService<IMappingTrials>().TryAsync("collector", StandardMapping.Default.Fields, TrialRows.Newest, 20, default)).Value));
        yield return ("mapping: dead letters", Json((await services.GetRequiredService<IMappingTrials>().TryAsync("collector", StandardMapping.Default.Fields, TrialRows.DeadLetters, 20, default)).Value));
        yield return ("held back", Json(await services.GetRequiredService<IQuarantine>().ListAsync(default)));
        yield return ("quality", Json(await services.GetRequiredService<IQuality>().OverviewAsync(default)));
        IMatchRuns runs = services.GetRequiredService<IMatchRuns>();
        yield return ("match: runs", Json(await runs.ListAsync(default)));
        using (WarehouseSession session = services.GetRequiredService<IWarehouse>().Open())
        {
            foreach (WarehouseTable table in Tables.Select(name => new WarehouseTable(name.Schema, name.Name)).Where(session.Has))
            {
                session.Expose(table);
                yield return (table.ToString(), string.Join('\n', session.Query($"SELECT to_json(row)::VARCHAR FROM {table} row", row => row.GetString(0))));
            }
        }

        using HttpClient client = await _host.SignedInAsync(account.UserName);
        foreach ((string path, string address) in Addresses(planted))
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            yield return (path, System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        }
    }

    /// <summary>Pages of single things, and every endpoint whose parameters are ids of what was planted.</summary>
    private IEnumerable<(string Path, string Address)> Addresses(Planted planted)
    {
        yield return ("page: upload", Urls.UploadOf(planted.Upload));
        yield return ("page: source", Urls.Source("collector"));
        yield return ("page: mapping", Urls.Mapping("collector", "newest"));
        yield return ("page: mapping of dead letters", Urls.Mapping("collector", "dead-letters"));
        yield return ("dead letters: page", Urls.DeadLettersOf("collector"));
        yield return ("page: person", Urls.Person(planted.Person));
        yield return ("page: held", Urls.HeldBack);
        yield return ("page: quality of the source", Urls.QualityOf(SubjectKey.OfSource("collector")));
        yield return ("page: match", $"/data/matching/{planted.Run}");
        foreach (RouteEndpoint endpoint in _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            string route = endpoint.RoutePattern.RawText!;
            if (endpoint.RoutePattern.Parameters.Count > 0 && endpoint.RoutePattern.Parameters.All(parameter => parameter.Name is "dataSetId" or "DataSetId" or "version" or "documentName"))
            {
                string address = route.Replace("{dataSetId:guid}", planted.People.ToString(), StringComparison.OrdinalIgnoreCase).Replace("{version:int}", "1", StringComparison.Ordinal)
                    .Replace("{documentName}", "v1", StringComparison.Ordinal);
                yield return ($"address: {route}", $"/{address.TrimStart('/')}");
            }
        }
    }

    private async Task<Planted> PlantAsync()
    {
        using IServiceScope scope = Enter("scientist", Roles.DataScientist);
        IServiceProvider services = scope.ServiceProvider;
        DataSet people = (await services.GetRequiredService<IDataSets>().ImportAsync(Twice(), "People", default)).Value;
        JobRunDouble run = new();
        JobResult matched = await services.GetRequiredService<IJobHandler<MatchRecordsRequest>>().RunAsync(MatchRequests.Repeats(people.Id), run, default);
        Assert.False(matched.Refused, matched.Summary);
        using IServiceScope after = Enter("scientist", Roles.DataScientist);
        services = after.ServiceProvider;
        IEventIntake intake = services.GetRequiredService<IEventIntake>();
        await intake.AcceptAsync(new IntakeCaller(null), Encoding.UTF8.GetBytes($$$"""
            [{"event_id":"1","type":"page","user_id":"{{{EveryReadPath.Pointing}}}retail1","traits":{"first_name":"{{{EveryReadPath.Named}}}-trait","email":"xqz\u0040mail.example"}},
             {"type":"page","first_name":"{{{EveryReadPath.Named}}}-letter","customer_id":"{{{EveryReadPath.Pointing}}}-letter"}]
            """), new BodyForm(), default);
        await intake.MoveAsync(default);
        await intake.AcceptAsync(new IntakeCaller(null), Encoding.UTF8.GetBytes($$"""{"event_id":"2","type":"page","user_id":"{{EveryReadPath.Pointing}}retail2"}"""), new BodyForm(), default);
        await intake.MoveAsync(default);
        using (WarehouseSession session = services.GetRequiredService<IWarehouse>().Open(new WarehouseTable("ingestion", "event")))
        {
            string batch = session.Query("SELECT batch_id FROM ingestion.event WHERE event_id = '2'", row => row.GetString(0))[0];
            await services.GetRequiredService<IQuarantine>().HoldBatchAsync("collector", batch, "A test holds it back.", default);
        }

        await services.GetRequiredService<IIdentityGraph>().BuildAsync(new GraphOptions(), default);
        Guid person = (await services.GetRequiredService<IIdentityGraph>().FindAsync(KeyKind.UserId, $"{EveryReadPath.Pointing}retail1", default))!.Value;
        using MemoryStream content = new(Encoding.UTF8.GetBytes(EveryReadPath.People("retail")));
        Upload upload = (await services.GetRequiredService<IUploads>().KeepAsync(content, "people.csv", null, default)).Value;
        return new Planted(people.Id, run.JobId, person, upload.Id);
    }

    /// <summary>A register in which everybody stands twice, so that matching finds pairs.</summary>
    private FileSource Twice()
    {
        string[] lines = EveryReadPath.People("retail", rows: 200).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string path = _files.File("people.csv");
        System.IO.File.WriteAllLines(path, [lines[0], .. lines[1..], .. lines[1..].Select(line => line.Replace($"{EveryReadPath.Pointing}retail", $"{EveryReadPath.Pointing}again", StringComparison.Ordinal))]);
        return new FileSource(path, "people.csv");
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Plain);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private IServiceScope Enter(string actor, string role)
    {
        IServiceScope scope = _host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor(actor, [role]));
        return scope;
    }

    private sealed record Planted(Guid People, Guid Run, Guid Person, Guid Upload);
}
