using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Workbench.Api;

/// <summary>
/// Spoilt bodies of all kinds over HTTP to the whole host on Kestrel: no answer is a fault of the server, and no good event beside a spoilt one is lost.
/// </summary>
public sealed class MutatedHttpTests(ITestOutputHelper output)
{
    private const int Callers = 4;
    private const int Events = 4;

    /// <summary>How a body is sent. A single event has no good one beside it.</summary>
    private static readonly (string Path, string Type)[] Ways =
    [
        ("events", "application/json"), ("events", "application/json"), ("events", "application/x-ndjson"), ("events", "text/plain"), ("batch", "application/json"), ("track", "application/json"),
        ("identify", "application/json"),
    ];

    [Fact]
    public Task Seven_hundred_spoilt_bodies_of_all_kinds_lose_no_good_event() => RunAsync(700, seed: 31);

    [LongFact]
    [Trait("Category", "Long")]
    public Task Ten_thousand_spoilt_bodies_of_all_kinds_lose_no_good_event() => RunAsync(10_000, seed: 32);

    private async Task RunAsync(int bodies, int seed)
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        string key = await KeyAsync(host);
        List<(byte[] Body, string Path, string Type, bool IsPacked)> calls = [];
        HashSet<string> good = new(StringComparer.Ordinal);
        Random random = new(seed);
        for (int i = 0; i < bodies; i++)
        {
            (string path, string type) = Ways[i % Ways.Length];
            calls.Add((Body(i, random, good), path, type, i % 11 == 0));
        }

        int[] statuses = new int[600];
        await Parallel.ForEachAsync(Enumerable.Range(0, Callers), async (caller, _) =>
        {
            using HttpClient client = new() { BaseAddress = new Uri(host.Address) };
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
            for (int i = caller; i < calls.Count; i += Callers)
            {
                Interlocked.Increment(ref statuses[await SendAsync(client, calls[i])]);
            }
        });
        (HashSet<string> stored, IReadOnlyList<string> nested) = await StoredAsync(host);

        string seen = string.Join(", ", Enumerable.Range(0, statuses.Length).Where(status => statuses[status] > 0).Select(status => string.Create(CultureInfo.InvariantCulture, $"{status}: {statuses[status]}")));
        output.WriteLine($"{bodies} bodies over HTTP, {good.Count} good events beside spoilt ones, {stored.Count} events stored; answers {seen}");
        Assert.Equal(bodies, statuses.Sum());
        Assert.True(statuses.Skip(500).Sum() == 0, seen);
        // A spoilt event can open a list that ends at the bracket of the batch: then the JSON itself says that what follows is part of it, and there it is kept.
        string[] swallowed = [.. good.Except(stored, StringComparer.Ordinal).Where(id => nested.Any(text => text.Contains($"\"messageId\":\"{id}\"", StringComparison.Ordinal)))];
        output.WriteLine($"{swallowed.Length} good events stand whole inside a spoilt one that opened a list around them.");
        string[] lost = [.. good.Except(stored, StringComparer.Ordinal).Except(swallowed, StringComparer.Ordinal)];
        Assert.True(swallowed.Length <= bodies / 1000, $"{swallowed.Length} events were swallowed.");
        Assert.True(lost.Length == 0, string.Join('\n', lost.Select(id => $"{id} of {Encoding.UTF8.GetString(calls[int.Parse(id[1..id.IndexOf('-', StringComparison.Ordinal)], CultureInfo.InvariantCulture)].Body)}")));
    }

    private static byte[] Body(int number, Random random, HashSet<string> good)
    {
        (string path, string type) = Ways[number % Ways.Length];
        bool isSingle = path is "track" or "identify" || (path == "events" && number % Ways.Length == 0);
        bool isLines = type == "application/x-ndjson" || type == "text/plain";
        string separator = isLines ? "\n" : ",";
        int spoilt = isSingle ? 0 : random.Next(Events);
        List<byte> body = [.. isSingle || isLines ? ""u8 : path == "batch" ? "{\"batch\":["u8 : "["u8];
        for (int i = 0; i < (isSingle ? 1 : Events); i++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"h{number}-{i}");
            byte[] json = Encoding.UTF8.GetBytes(
                $$$$"""{"messageId":"{{{{id}}}}","type":"page","userId":"u{{{{i}}}}","event":"x","page":"/ä","email":"a{{{{i}}}}\u0040mail.example","tags":["a",{"b":[1,2]}],"context":{"device":{"type":"ios"}}}""");
            if (i == spoilt)
            {
                json = BodySpoiling.Spoil(json, isLines, random);
            }
            else
            {
                good.Add(id);
            }

            body.AddRange(json);
            body.AddRange(i == Events - 1 || isSingle ? [] : Encoding.UTF8.GetBytes(separator));
        }

        body.AddRange(isSingle || isLines ? ""u8 : path == "batch" ? "],\"context\":{\"locale\":\"de\"}}"u8 : "]"u8);
        return [.. body];
    }

    private static async Task<int> SendAsync(HttpClient client, (byte[] Body, string Path, string Type, bool IsPacked) call)
    {
        using ByteArrayContent content = new(call.IsPacked ? Packed(call.Body) : call.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue(call.Type);
        if (call.IsPacked)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        using HttpResponseMessage answer = await client.PostAsync(new Uri($"/api/v1/{call.Path}", UriKind.Relative), content);
        using JsonDocument body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode}: {body.RootElement}");
        return (int)answer.StatusCode;
    }

    private static byte[] Packed(byte[] body)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    private static async Task<(HashSet<string> Ids, IReadOnlyList<string> Nested)> StoredAsync(WorkbenchHost host)
    {
        using IServiceScope scope = Enter(host);
        await scope.ServiceProvider.GetRequiredService<IEventIntake>().MoveAsync(default);
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().OpenFor(Purposes.IdentityResolution, new WarehouseTable("ingestion", "event"));
        return (
            [.. session.Query("SELECT event_id FROM ingestion.event", row => row.GetString(0))],
            session.Query("SELECT properties FROM ingestion.event WHERE contains(properties, 'messageId')", row => row.GetString(0)));
    }

    private static async Task<string> KeyAsync(WorkbenchHost host)
    {
        using IServiceScope scope = Enter(host);
        return (await scope.ServiceProvider.GetRequiredService<IApiKeys>().CreateAsync("shop", [ApiScopes.Collect], default)).Value.Secret;
    }

    private static IServiceScope Enter(WorkbenchHost host)
    {
        IServiceScope scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("dana", [Roles.DataScientist]));
        return scope;
    }
}
