using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Workbench.Security;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Security;

public sealed class ApiKeyTests
{
    [Theory]
    [InlineData("X-Api-Key", "")]
    [InlineData("Authorization", "Bearer ")]
    public async Task A_key_answers_for_its_own_business_unit(string header, string before)
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        NewApiKey made = await MakeAsync(host, "travel");
        using HttpClient machine = host.Client();
        machine.DefaultRequestHeaders.Add(header, before + made.Secret);

        JsonElement caller = await machine.GetFromJsonAsync<JsonElement>("/api/v1/me");

        Assert.Equal("travel", caller.GetProperty("businessUnit").GetString());
        Assert.Equal("key:Shop", caller.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_revoked_key_stops_at_once_and_the_ledger_knows_why()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        NewApiKey made = await MakeAsync(host, "retail");
        using HttpClient machine = host.Client();
        machine.DefaultRequestHeaders.Add("X-Api-Key", made.Secret);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("/api/v1/me")).StatusCode);

        await InAsync(host, "retail", services => services.GetRequiredService<IApiKeys>().RevokeAsync(made.Key.Id, "Lost laptop", CancellationToken.None));
        using HttpResponseMessage answer = await machine.GetAsync("/api/v1/me");
        IReadOnlyList<LedgerRow> rows = await InAsync(host, "retail", services =>
            services.GetRequiredService<ILedger>().ListAsync(new LedgerQuery(SubjectKind: "api-key"), CancellationToken.None));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("api-key.revoked, api-key.created", string.Join(", ", rows.Select(row => row.Entry.Act)));
        Assert.Equal("Lost laptop", rows[0].Entry.Reason);
    }

    [Fact]
    public async Task A_wrong_key_gets_a_problem_that_names_the_way_out()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient machine = host.Client();
        machine.DefaultRequestHeaders.Add("X-Api-Key", "mk_wrong");

        using HttpResponseMessage answer = await machine.GetAsync("/api/v1/me");
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("urn:marketingai:problem:no-valid-key", problem.GetProperty("type").GetString());
        Assert.Contains("X-Api-Key", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_keeps_the_hash_and_never_the_key()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();

        NewApiKey made = await MakeAsync(host, "retail");

        byte[] secret = System.Text.Encoding.UTF8.GetBytes(made.Secret[^30..]);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(host.DataRoot, "store")))
        {
            await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using MemoryStream bytes = new();
            await stream.CopyToAsync(bytes);
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(secret));
        }
    }

    [Fact]
    public async Task A_key_needs_a_name_and_a_known_scope()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();

        Outcome<NewApiKey> nameless = await InAsync(host, "retail", services =>
            services.GetRequiredService<IApiKeys>().CreateAsync(" ", [ApiScopes.Score], CancellationToken.None));
        Outcome<NewApiKey> scopeless = await InAsync(host, "retail", services =>
            services.GetRequiredService<IApiKeys>().CreateAsync("Shop", ["fly"], CancellationToken.None));

        Assert.IsType<KeyWithoutName>(nameless.Refusal);
        Assert.Equal("Choose at least one scope out of score, decide, outcomes, bid, collect, consent, assign, read, contracts. Found 'fly'.", scopeless.Refusal?.Reason);
    }

    private static async Task<NewApiKey> MakeAsync(WorkbenchHost host, string unit) => (await InAsync(host, unit, services =>
        services.GetRequiredService<IApiKeys>().CreateAsync("Shop", [ApiScopes.Score], CancellationToken.None))).Value;

    private static async Task<T> InAsync<T>(WorkbenchHost host, string unit, Func<IServiceProvider, Task<T>> work)
    {
        await using AsyncServiceScope scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), new Actor("admin", [Roles.Administrator]));
        return await work(scope.ServiceProvider);
    }
}
