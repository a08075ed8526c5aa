using System.Globalization;
using System.Text;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Exchange;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MarketingAI.Workbench.Api;

/// <summary>Contracts for machines, and as files for people.</summary>
internal static class ContractEndpoints
{
    private const string Yaml = "application/yaml";
    private const int LongestDocument = 1_000_000;

    public static void MapContracts(this RouteGroupBuilder api)
    {
        api.MapGet("/contracts", ListAsync)
            .RequireScope(ApiScopes.Read)
            .WithName("ListContracts")
            .WithTags("Contracts")
            .WithSummary("Lists the data contracts of the business unit and where they stand.");
        api.MapGet("/contracts/{dataSetId:guid}", ReadAsync)
            .RequireScope(ApiScopes.Read)
            .WithName("ReadContract")
            .WithTags("Contracts")
            .WithSummary("Gives a data set's contract as YAML of the Open Data Contract Standard 3.1.0; the version in force, or the one asked for.")
            .Produces(StatusCodes.Status200OK, contentType: Yaml)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/contracts/{dataSetId:guid}", ImportAsync)
            .RequireScope(ApiScopes.Contracts)
            .WithName("ImportContract")
            .WithTags("Contracts")
            .WithSummary("Takes YAML of the Open Data Contract Standard 3 as the content of the data set's open version, or of a new draft; it binds nobody until the three teams signed.")
            .Accepts<string>(Yaml, "text/yaml", "text/plain")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    public static void MapContractDownloads(this IEndpointRouteBuilder app) =>
        app.MapGet(Urls.ContractYamlRoute, DownloadAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();

    private static async Task<Ok<IReadOnlyList<ContractItem>>> ListAsync(IContractSignOff life, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<ContractItem>>([.. (await life.ListAsync(cancellationToken)).Select(standing => new ContractItem(
            standing.DataSetId, standing.Present.Name, standing.InForce?.Version, standing.InForce?.State.ToString(), standing.Open?.Version,
            [.. standing.WaitsFor.Select(team => team.ToString())]))]);

    private static async Task<IResult> ReadAsync(Guid dataSetId, int? version, IContractExchange exchange, CancellationToken cancellationToken)
    {
        Outcome<ContractFile> file = await exchange.ExportAsync(dataSetId, version, cancellationToken);
        return file.IsRefused ? Problems.Of(file.Refusal) : TypedResults.Text(file.Value.Yaml, Yaml, Encoding.UTF8);
    }

    private static async Task<Results<Created<DraftItem>, ProblemHttpResult>> ImportAsync(
        Guid dataSetId, HttpRequest request, IContractExchange exchange, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(request.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false));
        char[] text = new char[LongestDocument + 1];
        int length = await reader.ReadBlockAsync(text, cancellationToken);
        if (length > LongestDocument)
        {
            return Problems.Of(new ContractDocumentTooLong(LongestDocument), StatusCodes.Status413PayloadTooLarge);
        }

        Outcome<DataContract> draft = await exchange.ImportAsync(dataSetId, new string(text, 0, length), cancellationToken);
        return draft.IsRefused
            ? Problems.Of(draft.Refusal)
            : TypedResults.Created(
                new Uri($"/api/v1/contracts/{dataSetId}?version={draft.Value.Version.ToString(CultureInfo.InvariantCulture)}", UriKind.Relative),
                new DraftItem(draft.Value.Id, dataSetId, draft.Value.Name, draft.Value.Version, draft.Value.State.ToString()));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> DownloadAsync(
        Guid dataSetId, int version, IContractExchange exchange, CancellationToken cancellationToken)
    {
        Outcome<ContractFile> file = await exchange.ExportAsync(dataSetId, version, cancellationToken);
        return file.IsRefused ? TypedResults.NotFound() : TypedResults.File(Encoding.UTF8.GetBytes(file.Value.Yaml), Yaml, file.Value.FileName);
    }

    /// <param name="InForce">Version that data work goes by, or null.</param>
    /// <param name="State">Active (signed by three teams) or Confirmed (by one person).</param>
    /// <param name="Open">Version being written or waiting, or null.</param>
    /// <param name="WaitsFor">Teams whose signature is missing.</param>
    internal sealed record ContractItem(Guid DataSetId, string Name, int? InForce, string? State, int? Open, IReadOnlyList<string> WaitsFor);

    /// <param name="State">Draft: it binds nobody yet.</param>
    internal sealed record DraftItem(Guid Id, Guid DataSetId, string Name, int Version, string State);

    /// <summary>The document is longer than any contract.</summary>
    internal sealed record ContractDocumentTooLong(int Most) : Refusal($"A contract has at most {Most} characters. Found more.");
}
