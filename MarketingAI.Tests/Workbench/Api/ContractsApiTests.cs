using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Security;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Api;

public sealed class ContractsApiTests : IDisposable
{
    private readonly WorkbenchHost _host = WorkbenchHost.ForRequests();
    private readonly TemporaryFolder _files = new();
    private readonly HttpClient _client;

    public ContractsApiTests() => _client = _host.Client();

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task A_document_read_and_sent_back_is_a_draft_that_binds_nobody()
    {
        Guid id = await ConfirmedAsync();
        _client.DefaultRequestHeaders.Add("X-Api-Key", await KeyAsync(ApiScopes.Read, ApiScopes.Contracts));
        string yaml = await _client.GetStringAsync(Address(id));

        using HttpResponseMessage made = await _client.PostAsync(Address(id), Yaml(yaml));

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        JsonElement draft = JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((2, "Draft"), (draft.GetProperty("version").GetInt32(), draft.GetProperty("state").GetString()));
        Assert.EndsWith($"/api/v1/contracts/{id}?version=2", made.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, (await In(services => services.GetRequiredService<IContracts>().FindForDataSetAsync(id, default)))!.Version);
    }

    [Fact]
    public async Task A_document_with_an_unknown_key_or_too_long_or_a_key_without_the_scope_is_refused()
    {
        Guid id = await ConfirmedAsync();
        string reader = await KeyAsync(ApiScopes.Read);
        _client.DefaultRequestHeaders.Add("X-Api-Key", await KeyAsync(ApiScopes.Read, ApiScopes.Contracts));
        string yaml = await _client.GetStringAsync(Address(id));

        using HttpResponseMessage unknown = await _client.PostAsync(Address(id), Yaml(yaml + "treshold: 5\n"));
        using HttpResponseMessage tooLong = await _client.PostAsync(Address(id), Yaml(yaml + new string('#', 1_000_001)));
        _client.DefaultRequestHeaders.Remove("X-Api-Key");
        _client.DefaultRequestHeaders.Add("X-Api-Key", reader);
        using HttpResponseMessage noScope = await _client.PostAsync(Address(id), Yaml(yaml));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.Forbidden), (unknown.StatusCode, tooLong.StatusCode, noScope.StatusCode));
        Assert.Contains("treshold", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Uri Address(Guid id) => new($"/api/v1/contracts/{id}", UriKind.Relative);

    private static StringContent Yaml(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/yaml"));

    private Task<string> KeyAsync(params string[] scopes) =>
        In(async services => (await services.GetRequiredService<IApiKeys>().CreateAsync($"key {scopes.Length}", scopes, default)).Value.Secret);

    private async Task<Guid> ConfirmedAsync()
    {
        string path = Path.Combine(_files.Path, "leads.csv");
        await File.WriteAllTextAsync(path, "age,city\n31,x\n42,y\n");
        return await In(async services =>
        {
            DataSet made = (await services.GetRequiredService<IDataSets>().ImportAsync(path, "leads.csv", "Leads", default)).Value;
            ContractColumn[] columns = [.. made.Columns.Select(column => new ContractColumn(column.Name, column.Type, column.Name, PersonalDataClass.None, AllowedUse.Anything, KnownAt.Before))];
            Assert.Null((await services.GetRequiredService<IContracts>().ConfirmAsync(made.Id, "Leads", columns, default)).Refusal);
            return made.Id;
        });
    }

    private async Task<T> In<T>(Func<IServiceProvider, Task<T>> act)
    {
        using IServiceScope scope = _host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("dana", [Roles.DataScientist]));
        return await act(scope.ServiceProvider);
    }
}
