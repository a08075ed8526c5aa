using System.Net;
using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Engine.Decisioning.Scoring;
using MarketingAI.Workbench.Security;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Api;

public sealed class ScoringApiTests : IAsyncLifetime, IDisposable
{
    private const string Row = """{"age":40,"région":"north","since":null}""";

    private readonly WorkbenchHost _host = WorkbenchHost.ForRequests(services: services =>
    {
        services.AddSingleton<IModelRegistry, RegistryDouble>();
        services.AddSingleton<IApprovalGate, GateDouble>();
    });

    private readonly HttpClient _client;

    public ScoringApiTests() => _client = _host.Client();

    public async Task InitializeAsync()
    {
        using IServiceScope scope = Enter();
        await scope.ServiceProvider.GetRequiredService<IDeployments>().DeployAsync(RegistryDouble.Id(2), "leads", "tested", default);
        _client.DefaultRequestHeaders.Add("X-Api-Key", await KeyAsync(ApiScopes.Score, ApiScopes.Read));
    }

    [Fact]
    public async Task Rows_are_answered_with_ids_that_the_log_knows()
    {
        JsonElement answer = await ReadAsync(await PostAsync($$"""{"model":"leads","rows":[{{Row}},{{Row}}]}"""), HttpStatusCode.OK);

        Assert.Equal("leads", answer.GetProperty("model").GetString());
        Assert.Equal(RegistryDouble.Id(2), answer.GetProperty("modelVersionId").GetGuid());
        Assert.Equal(2, answer.GetProperty("decisions").GetArrayLength());
        JsonElement first = answer.GetProperty("decisions")[0];
        Assert.Equal((39.002, 0.25, 2), (first.GetProperty("score").GetDouble(), first.GetProperty("probability").GetDouble(), first.GetProperty("modelVersion").GetInt32()));
        using IServiceScope scope = Enter(Roles.ComplianceReviewer);
        Decision? decision = await scope.ServiceProvider.GetRequiredService<IDecisionLog>().FindAsync(first.GetProperty("decisionId").GetGuid(), default);
        Assert.Equal(Row, decision?.Features);
        Assert.False(string.IsNullOrEmpty(decision?.KeyId));
    }

    [Fact]
    public async Task Every_faulty_field_is_named_in_a_problem()
    {
        HttpResponseMessage response = await PostAsync("""{"model":"leads","rows":[{"age":"forty","colour":1,"since":null}]}""");
        JsonElement problem = await ReadAsync(response, HttpStatusCode.UnprocessableEntity);

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("urn:marketingai:problem:faulty-rows", problem.GetProperty("type").GetString());
        Assert.Equal(
            "0 age ill-typed, 0 colour unknown-field, 0 région missing-field",
            string.Join(", ", problem.GetProperty("faults").EnumerateArray().Select(fault =>
                $"{fault.GetProperty("row").GetInt32()} {fault.GetProperty("field").GetString()} {fault.GetProperty("rule").GetString()}")));
    }

    [Theory]
    [InlineData("""{"model":"leads","rows":[""", HttpStatusCode.BadRequest, "ill-formed-body")]
    [InlineData("""{"model":"churn","rows":[{}]}""", HttpStatusCode.NotFound, "unknown-alias")]
    public async Task Other_refusals_have_a_type_of_their_own(string body, HttpStatusCode status, string type)
    {
        JsonElement problem = await ReadAsync(await PostAsync(body), status);

        Assert.Equal($"urn:marketingai:problem:{type}", problem.GetProperty("type").GetString());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Too_many_rows_and_too_many_bytes_are_refused()
    {
        string many = $$"""{"model":"leads","rows":[{{string.Join(',', Enumerable.Repeat("""{"age":1,"région":null,"since":null}""", 1001))}}]}""";
        string large = $$"""{"model":"leads","rows":[{"age":"{{new string('x', 1_100_000)}}"}]}""";

        Assert.Equal("urn:marketingai:problem:too-many-rows", (await ReadAsync(await PostAsync(many), HttpStatusCode.RequestEntityTooLarge)).GetProperty("type").GetString());
        Assert.Equal("urn:marketingai:problem:body-too-large", (await ReadAsync(await PostAsync(large), HttpStatusCode.RequestEntityTooLarge)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Without_a_key_or_its_scope_nothing_is_scored()
    {
        using HttpClient stranger = _host.Client();
        using HttpClient reader = _host.Client();
        reader.DefaultRequestHeaders.Add("X-Api-Key", await KeyAsync(ApiScopes.Read));
        using StringContent body = new($$"""{"model":"leads","row":{{Row}}}""", Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync(Address("score"), body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync(Address("score"), body)).StatusCode);
    }

    [Fact]
    public async Task The_signature_of_a_model_lists_its_fields()
    {
        JsonElement model = await ReadAsync(await _client.GetAsync(Address("models/leads")), HttpStatusCode.OK);

        Assert.Equal("age number, région text, since time", string.Join(", ", model.GetProperty("fields").EnumerateArray().Select(field =>
            $"{field.GetProperty("name").GetString()} {field.GetProperty("type").GetString()}")));
        await ReadAsync(await _client.GetAsync(Address("models/churn")), HttpStatusCode.NotFound);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
    }

    private static Uri Address(string path) => new($"/api/v1/{path}", UriKind.Relative);

    private Task<HttpResponseMessage> PostAsync(string body) =>
        _client.PostAsync(Address("score"), new StringContent(body, Encoding.UTF8, "application/json"));

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<string> KeyAsync(params string[] scopes)
    {
        using IServiceScope scope = Enter();
        return (await scope.ServiceProvider.GetRequiredService<IApiKeys>().CreateAsync("shop", scopes, default)).Value.Secret;
    }

    /// <param name="role">Ages are shown in clear to reviewers only.</param>
    private IServiceScope Enter(string role = Roles.DataScientist)
    {
        IServiceScope scope = _host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("dana", [role]));
        return scope;
    }
}
