using System.Security.Claims;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MarketingAI.Workbench.Api;

/// <summary>Lets a machine see that its key works, and for what.</summary>
internal static class WhoAmIEndpoints
{
    public static void MapWhoAmI(this RouteGroupBuilder api) => api.MapGet("/me", WhoAmI)
        .WithName("WhoAmI")
        .WithTags("Access")
        .WithSummary("Tells who calls: the key's name, its business unit and its scopes.")
        .ProducesProblem(StatusCodes.Status401Unauthorized);

    private static Ok<Caller> WhoAmI(ClaimsPrincipal caller, WorkScope scope) => TypedResults.Ok(new Caller(
        scope.Actor.Name,
        scope.Unit.Value,
        [.. caller.FindAll(ApiKeyDefaults.ScopeClaim).Select(claim => claim.Value)]));

    /// <param name="Name">Account or key.</param>
    internal sealed record Caller(string Name, string BusinessUnit, IReadOnlyList<string> Scopes);
}
