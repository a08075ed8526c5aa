using System.Text;
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
}
