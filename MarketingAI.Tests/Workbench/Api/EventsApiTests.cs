using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Workbench.Security;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Api;

public sealed class EventsApiTests : IAsyncLifetime, IDisposable
{
    private const string Good = """{"type":"page","user_id":"u1"}""";

    private readonly WorkbenchHost _host = WorkbenchHost.ForRequests();
    private readonly HttpClient _client;

    public EventsApiTests() => _client = _host.Client();

    public async Task InitializeAsync() => _client.DefaultRequestHeaders.Add("X-Api-Key", await KeyAsync(ApiScopes.Collect));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_answer_says_how_many_were_taken_and_names_each_that_was_not()
    {
        JsonElement answer = await ReadAsync(await PostAsync("events", $$"""[{{Good}},{"type":"page"},5]"""), HttpStatusCode.OK);

        Assert.Equal((1, 2), (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("rejected").GetInt32()));
        Assert.Equal(
            "1 no-person, 2 not-an-object",
            string.Join(", ", answer.GetProperty("problems").EnumerateArray().Select(problem => $"{problem.GetProperty("position").GetInt32()} {problem.GetProperty("reason").GetString()}")));
    }

    [Theory]
    [InlineData("events", "", HttpStatusCode.BadRequest, "no-events")]
    [InlineData("events", "hello", HttpStatusCode.UnprocessableEntity, "events-rejected")]
    [InlineData("events?source=nobody", Good, HttpStatusCode.NotFound, "event-source-not-found")]
    public async Task What_is_not_taken_has_a_type_of_its_own(string path, string body, HttpStatusCode status, string type)
    {
        JsonElement problem = await ReadAsync(await PostAsync(path, body), status);

        Assert.Equal($"urn:marketingai:problem:{type}", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Segment_calls_lines_and_packed_bodies_are_taken()
    {
        Assert.Equal(1, await AcceptedAsync(await PostAsync("track", """{"userId":"u","event":"Item Purchased"}""")));
        Assert.Equal(2, await AcceptedAsync(await PostAsync("batch", """{"batch":[{"type":"page","anonymousId":"a"},{"type":"identify","userId":"u"}]}""")));
        Assert.Equal(2, await AcceptedAsync(await PostAsync("events", $"{Good}\n{Good}\n", "application/x-ndjson")));
        using ByteArrayContent packed = new(Packed($"[{Good}]"));
        packed.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        packed.Headers.ContentEncoding.Add("gzip");
        Assert.Equal(1, await AcceptedAsync(await _client.PostAsync(Address("events"), packed)));
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_cannot_be_unpacked_is_refused()
    {
        using ByteArrayContent large = new(Packed($"[\"{new string(' ', 9 * 1024 * 1024)}\"]"));
        large.Headers.ContentEncoding.Add("gzip");
        using ByteArrayContent broken = new([1, 2, 3]);
        broken.Headers.ContentEncoding.Add("gzip");
        using ByteArrayContent strange = new([1, 2, 3]);
        strange.Headers.ContentEncoding.Add("zip");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _client.PostAsync(Address("events"), large)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.PostAsync(Address("events"), broken)).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _client.PostAsync(Address("events"), strange)).StatusCode);
    }

    [Fact]
    public async Task A_sender_of_the_Segment_specification_gives_its_write_key_as_the_user_name()
    {
        using HttpClient sender = _host.Client();
        string key = await KeyAsync(ApiScopes.Collect);
        sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:")));
        using StringContent body = new("""{"userId":"u","event":"Signed Up"}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage taken = await sender.PostAsync(Address("track"), body);
        sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("mk_nobody:"u8));
        using HttpResponseMessage unknown = await sender.PostAsync(Address("track"), body);
        sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "not base64");
        using HttpResponseMessage broken = await sender.PostAsync(Address("track"), body);

        Assert.Equal(1, await AcceptedAsync(taken));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (unknown.StatusCode, broken.StatusCode));
    }

    [Fact]
    public async Task A_key_without_the_scope_may_not_send()
    {
        using HttpClient stranger = _host.Client();
        stranger.DefaultRequestHeaders.Add("X-Api-Key", await KeyAsync(ApiScopes.Read));
        using StringContent body = new(Good, Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.PostAsync(Address("events"), body)).StatusCode);
    }

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
    }

    private static byte[] Packed(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static async Task<int> AcceptedAsync(HttpResponseMessage response) =>
        (await ReadAsync(response, HttpStatusCode.OK)).GetProperty("accepted").GetInt32();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json")
    {
        using StringContent content = new(body, Encoding.UTF8, type);
        return await _client.PostAsync(Address(path), content);
    }

    private static Uri Address(string path) => new($"/api/v1/{path}", UriKind.Relative);

    private async Task<string> KeyAsync(params string[] scopes)
    {
        using IServiceScope scope = _host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("dana", [Roles.DataScientist]));
        return (await scope.ServiceProvider.GetRequiredService<IApiKeys>().CreateAsync("shop", scopes, default)).Value.Secret;
    }
}
