using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Engine.Decisioning.Log;
using MarketingAI.Tests.Engine.Privacy.Access;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>
/// Tries every read path of the product with every role. Columns about persons hold markers; whatever comes out is searched for them. A module
/// that reads the warehouse anew must be named in <see cref="Readers"/>, which fails until somebody has looked at what it gives out.
/// </summary>
public sealed class EveryReadPathTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Types that open the warehouse, and where this suite looks at what they give out.</summary>
    private static readonly Dictionary<string, string> Readers = new(StringComparer.Ordinal)
    {
        ["DataSetTables"] = "IDataSets and ITrainingSets below, and the pages",
        ["FilePieces"] = "reads a person's own file, for the command line",
        ["FileReader"] = "IDataSets.PreviewAsync below",
        ["ParquetFileReader"] = "IDataSets.PreviewAsync below",
        ["ExploreTable"] = "IExplorer below, and its pages",
        ["MatchPairTable"] = "keys and chances in clear, for other modules, for verdicts and for runs that go on; nothing of it is shown",
        ["MatchViews"] = "pairs and persons by masked views: MatchRunsTests looks at them as a marketer",
        ["OfflineTable"] = "keys, chances and sums of sales",
        ["RecordRows"] = "a record as the present person's masked views show it",
        ["GraphBuilder"] = "writes the graph, which IIdentityGraph below reads",
        ["IdentityGraphService"] = "IIdentityGraph below",
        ["GraphPersons"] = "counts and erases; no value comes out",
        ["FactColumns"] = "adds columns to fact tables and reads no value",
        ["ProfileReader"] = "counts by day; no value leaves, see IQuality.ChartAsync",
        ["RuleTable"] = "counts in clear, failing rows by masked views: the rules of the subject page",
        ["VersionReader"] = "counts two versions of a data set; no value leaves, see VersionDiff",
        ["QuarantineTable"] = "moves rows between tables and reads none",
        ["HeldEventRows"] = "counts and erases on a person's request",
        ["ContractedDataSets"] = "tries a contract's condition, which reads its own row only; gives out whether it can be asked",
        ["ParquetRows"] = "reads files that a watched folder received, into the intake",
        ["PipelineFacts"] = "counts for the advisor of pipelines",
        ["DecisionTable"] = "IDecisionLog below",
        ["EventCommits"] = "takes events in and gives out counts only",
        ["DeadLetterTable"] = "gives bodies out for support only, which is a matter of policy and on record",
        ["SourceFigureTable"] = "counts, and recent events through the masked view",
        ["FeatureViewService"] = "checks expressions against columns and counts rows; no value comes out",
        ["FeatureReading"] = "IFeatureViews.PreviewAsync: the present person's masked views, as the page shows",
        ["ViewFeatures"] = "ITrainingSets below; features that name persons or are sensitive are refused",
        ["ValueWriter"] = "writes values out and gives counts; no identifying or sensitive feature is written",
        ["ValueReader"] = "IFeatureValues.FirstAsync by masked views; ReadAsync for training, without identifying or sensitive features",
        ["OnlineRefresh"] = "puts written values into memory for scoring; IOnlineFeatures.FindAsync masks them for the person who looks one up",
        ["OfflineComputing"] = "recomputes what scoring was given; what differs is told without keys and without personal values",
        ["OnlinePersons"] = "counts and erases on a person's request",
        ["WrittenTable"] = "writes what models give; counts come out",
        ["PersonValues"] = "counts and erases on a person's request",
        ["EventPersonRows"] = "counts and erases on a person's request",
    };

    private readonly WorkbenchHost _host = WorkbenchHost.ForRequests();
    private readonly TemporaryFolder _files = new();

    [Fact]
    public void Every_type_that_reads_the_warehouse_is_looked_at_by_this_suite()
    {
        string[] found = [.. typeof(IWarehouse).Assembly.GetTypes().Concat(typeof(Program).Assembly.GetTypes())
            .Where(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(IWarehouse))))
            .Select(type => type.Name).Order(StringComparer.Ordinal)];

        Assert.True(found.Length >= 4);
        Assert.Equal(string.Join(", ", Readers.Keys.Order(StringComparer.Ordinal)), string.Join(", ", found));
    }

    [Fact]
    public async Task No_role_but_the_reviewer_gets_a_marker_through_any_front_door_page_or_interface()
    {
        (DataSet people, DataSet waiting, Upload upload) = await PlantAsync();
        int answers = 0;
        List<string> leaks = [];
        foreach (DemoAccount account in DemoAccounts.All)
        {
            bool isReviewer = account.Role == Roles.ComplianceReviewer;
            await foreach ((string path, string text) in AnswersAsync(account, people, waiting, upload))
            {
                answers++;
                if (EveryReadPath.Found(text, seesPseudonyms: account.Role == Roles.DataScientist || path.StartsWith("training", StringComparison.Ordinal)) is [var leak, ..] && !isReviewer)
                {
                    leaks.Add($"{account.Role} by {path}: …{leak}…");
                }
            }
        }

        output.WriteLine($"{answers} answers searched, {leaks.Count} leaks.");
        Assert.True(answers > 150, $"Only {answers} answers.");
        Assert.True(leaks.Count == 0, string.Join(Environment.NewLine, leaks));
    }

    [Fact]
    public async Task The_search_finds_markers_where_they_may_be_seen_and_another_unit_never_gives_one()
    {
        (DataSet people, DataSet waiting, Upload upload) = await PlantAsync();
        DemoAccount reviewer = DemoAccounts.All.Single(account => account.Role == Roles.ComplianceReviewer);
        List<string> seen = [];
        await foreach ((string path, string text) in AnswersAsync(reviewer, people, waiting, upload))
        {
            if (EveryReadPath.Found(text, seesPseudonyms: false).Count > 0)
            {
                seen.Add(path);
            }

            Assert.DoesNotContain("xqznamedtravel", text, StringComparison.Ordinal);
        }

        output.WriteLine($"The reviewer sees markers by {string.Join(", ", seen)}.");
        string[] expected = ["data set: first rows", "data set: read", "warehouse", "preview", "decisions: list", "person", $"page {Urls.DataSet(people.Id)}"];
        Assert.Empty(expected.Except(seen, StringComparer.Ordinal));
    }

    public void Dispose()
    {
        _host.Dispose();
        _files.Dispose();
    }

    private async IAsyncEnumerable<(string Path, string Text)> AnswersAsync(DemoAccount account, DataSet people, DataSet waiting, Upload upload)
    {
        using IServiceScope scope = Enter("retail", account.UserName, account.Role);
        await foreach ((string path, string text) in FrontDoorsAsync(scope.ServiceProvider, people, waiting, upload))
        {
            yield return (path, text);
        }

        using HttpClient client = await _host.SignedInAsync(account.UserName);
        IReadOnlyList<Decision> decisions = await scope.ServiceProvider.GetRequiredService<IDecisionLog>().ListAsync(new DecisionQuery(), default);
        IEnumerable<string> pages = new Menu().Items.Select(item => item.Url).Concat(
        [
            Urls.DataSet(people.Id), Urls.DataSet(waiting.Id), .. Explored(people), Urls.Contract(people.Id), Urls.Contract(waiting.Id), Urls.UploadOf(upload.Id), Urls.TrainOn(people.Id),
            .. decisions.Select(decision => $"/decisions/{decision.Id}"),
        ]);
        IEnumerable<string> endpoints = _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.Parameters.Count == 0 && endpoint.RoutePattern.RawText!.Contains("api", StringComparison.Ordinal)
                && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET", StringComparer.Ordinal) is true)
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}");
        foreach (string address in pages.Concat(endpoints).Distinct(StringComparer.Ordinal))
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            yield return ($"page {address}", System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        }
    }

    private static IEnumerable<string> Explored(DataSet people)
    {
        ExploreQuery query = new() { Source = $"set-{people.Id}", Target = "bought" };
        return
        [
            Urls.ExploreAt(Urls.Explore, query), Urls.ExploreAt(Urls.ExploreRelations, query),
            Urls.ExploreAt(Urls.ExploreCompare, query with { A = ["is.channel=email"], B = ["isnot.channel=email"] }),
            .. people.Columns.Select(column => Urls.ExploreAt(Urls.ExploreColumn, query with { Column = column.Name, Segment = "channel" })),
        ];
    }

    private static async IAsyncEnumerable<(string Path, string Text)> FrontDoorsAsync(IServiceProvider services, DataSet people, DataSet waiting, Upload upload)
    {
        IDataSets dataSets = services.GetRequiredService<IDataSets>();
        Outcome<FilePreview> preview = await dataSets.PreviewAsync(upload.Source, default);
        yield return ("preview", JsonSerializer.Serialize(preview.IsRefused ? (object)preview.Refusal.Reason : preview.Value));
        yield return ("import refused", (await dataSets.ImportAsync(upload.Source, "Broken", default)).Refusal!.Reason);
        yield return ("data sets: list", JsonSerializer.Serialize(await dataSets.ListAsync(default)));
        foreach (DataSet dataSet in new[] { people, waiting })
        {
            yield return ("data set: find", JsonSerializer.Serialize(await dataSets.FindAsync(dataSet.Id, default)));
            yield return ("data set: first rows", JsonSerializer.Serialize(await dataSets.FirstRowsAsync(dataSet, 50, default)));
            yield return ("data set: read", EveryReadPath.Text(await dataSets.ReadAsync(dataSet, [.. dataSet.Columns.Select(column => column.Name)], default)));
            yield return ("data set: proposal", JsonSerializer.Serialize((await dataSets.ProposeContractAsync(dataSet.Id, default)).Value));
            using WarehouseSession session = services.GetRequiredService<IWarehouse>().Open(dataSet.Table);
            yield return ("warehouse", string.Join('\n', session.Query($"SELECT * FROM {dataSet.Table}", row => string.Join(
                ',', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "" : row.GetValue(i) is DateTime or DateOnly ? ((IFormattable)row.GetValue(i)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture))))));
        }

        Outcome<TrainingSet> training = await services.GetRequiredService<ITrainingSets>().AssembleAsync(new TrainingSetRequest(people.Id, "bought", null, []), default);
        yield return ("training set", training.IsRefused ? training.Refusal.Reason : EveryReadPath.Text(training.Value.Table) + JsonSerializer.Serialize(training.Value.Refused));
        IDecisionLog log = services.GetRequiredService<IDecisionLog>();
        IReadOnlyList<Decision> decisions = await log.ListAsync(new DecisionQuery(), default);
        yield return ("decisions: list", JsonSerializer.Serialize(decisions, Plain));
        yield return ("decisions: find", JsonSerializer.Serialize(await log.FindAsync(decisions[0].Id, default), Plain));
        yield return ("jobs", JsonSerializer.Serialize(await services.GetRequiredService<IJobs>().ListAsync(100, default)));
        yield return ("notices", JsonSerializer.Serialize(await services.GetRequiredService<INotices>().ListAsync(openOnly: false, 100, default)));
        yield return ("ledger", JsonSerializer.Serialize(await services.GetRequiredService<ILedger>().ListAsync(new LedgerQuery(Take: 500), default)));
        IIdentityGraph graph = services.GetRequiredService<IIdentityGraph>();
        yield return ("persons: overview", JsonSerializer.Serialize(await graph.OverviewAsync(default)));
        yield return ("persons: conflicts", JsonSerializer.Serialize(await graph.ConflictsAsync(500, default)));
        yield return ("persons: changes", JsonSerializer.Serialize(await graph.ChangesAsync(500, default)));
        Guid person = (await graph.FindAsync(KeyKind.UserId, $"{EveryReadPath.Pointing}retail1", default))!.Value;
        yield return ("person", JsonSerializer.Serialize(await graph.PersonAsync(person, default)));
        await foreach ((string path, string text) in ExploredAsync(services.GetRequiredService<IExplorer>(), people))
        {
            yield return (path, text);
        }

        yield return ("contract", JsonSerializer.Serialize(await services.GetRequiredService<IContracts>().VersionsAsync(people.Id, default)));
    }

    private static async IAsyncEnumerable<(string Path, string Text)> ExploredAsync(IExplorer explorer, DataSet people)
    {
        foreach (string source in new[] { $"set-{people.Id}", "facts-ingestion.event" })
        {
            ExploreQuestion question = new(source);
            yield return ("explorer: overview", Said(await explorer.OverviewAsync(question, null, default)));
            yield return ("explorer: against the target", Said(await explorer.OverviewAsync(question with { Target = "bought" }, null, default)));
            yield return ("explorer: relations", Said(await explorer.RelationsAsync(question, [], null, default)));
            yield return ("explorer: compare", Said(await explorer.CompareAsync(
                question, [new ExploreCondition("channel", ConditionOperator.Is, "email")], [new ExploreCondition("channel", ConditionOperator.IsNot, "email")], null, default)));
            if (await explorer.FindAsync(source, default) is not { IsRefused: false } found)
            {
                continue;
            }

            foreach (string column in found.Value.Columns.Select(column => column.Name))
            {
                yield return ($"explorer: values of {column}", Said(await explorer.DistributionAsync(question, column, default)));
                yield return ($"explorer: channel by {column}", Said(await explorer.BySegmentAsync(question, "channel", column, default)));
                yield return ($"explorer: {column} by channel", Said(await explorer.BySegmentAsync(question, column, "channel", default)));
                yield return ($"explorer: bought by {column}", Said(await explorer.AgainstTargetAsync(question with { Target = "bought" }, column, default)));
                yield return ($"explorer: {column} over time", Said(await explorer.OverTimeAsync(question, column, "birth_date", null, default)));
                yield return ($"explorer: rows with {column}", Said(await explorer.ExamplesAsync(question, column, default)));
                yield return ($"explorer: rows where {column}", Said(await explorer.DistributionAsync(question with { Where = [new ExploreCondition(column, ConditionOperator.Contains, "x")] }, column, default)));
            }
        }
    }

    private static string Said<T>(Outcome<T> outcome) => outcome.IsRefused ? outcome.Refusal.Reason : JsonSerializer.Serialize(outcome.Value, Plain);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<(DataSet People, DataSet Waiting, Upload Upload)> PlantAsync()
    {
        using IServiceScope scope = Enter("retail", "scientist", Roles.DataScientist);
        IDataSets dataSets = scope.ServiceProvider.GetRequiredService<IDataSets>();
        DataSet people = (await dataSets.ImportAsync(File("retail"), "People", default)).Value;
        ContractColumn[] columns = [.. (await dataSets.ProposeContractAsync(people.Id, default)).Value.Select(column => column with { KnownAt = KnownAt.Before })];
        await scope.ServiceProvider.GetRequiredService<IContracts>().ConfirmAsync(people.Id, "People", columns, default);
        DataSet waiting = (await dataSets.ImportAsync(File("retail"), "Waiting", default)).Value;
        using (IServiceScope travel = Enter("travel", "scientist", Roles.DataScientist))
        {
            await travel.ServiceProvider.GetRequiredService<IDataSets>().ImportAsync(File("travel"), "Travellers", default);
        }

        // A file whose odd values are about persons: the message must name the row and not the value.
        string broken = EveryReadPath.People("retail").Replace("1931-05-17", "xqzprotected-31/31/1931", StringComparison.Ordinal);
        using MemoryStream content = new(Encoding.UTF8.GetBytes(broken));
        await scope.ServiceProvider.GetRequiredService<IIdentityGraph>().BuildAsync(new GraphOptions(), default);
        Upload upload = (await scope.ServiceProvider.GetRequiredService<IUploads>().KeepAsync(content, "broken.csv", null, default)).Value;
        DecisionFiles writer = _host.Services.GetRequiredService<DecisionFiles>();
        string[] sent =
        [
            """{"age":41,"email":"xqznamed-sent@mail.example","visits":3,"who":{"phone":"+493099999","first_name":"xqznamed-nested"}}""",
            """{"gender":"xqzprotected-sent","customer_id":"xqzpointing-sent","contacts":[{"email":"xqznamed-list@mail.example"}],"emails":["xqznamed-plain"],"email":["xqznamed-array"]}""",
        ];
        await LogBench.AppendAsync(writer, LogBench.Record(features: sent[0]));
        await scope.ServiceProvider.GetRequiredService<IDecisionLog>().MoveToTableAsync(default);
        await LogBench.AppendAsync(writer, LogBench.Record(features: sent[1]));
        return (people, waiting, upload);
    }

    private FileSource File(string unit)
    {
        string path = _files.File($"{unit}-{Guid.CreateVersion7():N}.csv");
        System.IO.File.WriteAllText(path, EveryReadPath.People(unit));
        return new FileSource(path, $"{unit}.csv");
    }

    private IServiceScope Enter(string unit, string actor, string role)
    {
        IServiceScope scope = _host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), new Actor(actor, [role]));
        return scope;
    }
}
