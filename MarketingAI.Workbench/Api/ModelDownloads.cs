using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MarketingAI.Workbench.Api;

/// <summary>A model version as files, for people: what train would have written, and its report.</summary>
internal static class ModelDownloads
{
    public static void MapModelDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet(Urls.ModelFileRoute, FileAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();
        app.MapGet(Urls.ModelReportRoute, ReportAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(
        Guid modelId, IModelRegistry registry, IArtifacts artifacts, CancellationToken cancellationToken) =>
        await registry.FindAsync(modelId, cancellationToken) is { } version
            ? TypedResults.File(await artifacts.ReadAsync(version.ArtifactHash, cancellationToken), "application/zip", $"{NameOf(version)}.zip")
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> ReportAsync(
        Guid modelId, IModelRegistry registry, CancellationToken cancellationToken) =>
        await registry.FindAsync(modelId, cancellationToken) is { } version
            ? TypedResults.File(Encoding.UTF8.GetBytes(version.ReportJson), "application/json", $"{NameOf(version)}.json")
            : TypedResults.NotFound();

    /// <summary>Name and version with nothing in it that a file system could mind.</summary>
    private static string NameOf(ModelVersion version) =>
        string.Concat(version.Name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Trim('-') + $"-v{version.Version}";
}
