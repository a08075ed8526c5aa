using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MarketingAI.Workbench.Api;

/// <summary>One record looked up among those of a finished match, for machines.</summary>
internal static class MatchingApi
{
    private const int UsualCandidates = 5;

    public static void MapMatching(this RouteGroupBuilder api) => api.MapPost("/matching/{runId:guid}/lookup", LookUpAsync)
        .RequireScope(ApiScopes.Read)
        .WithName("LookUpRecord")
        .WithTags("Matching")
        .WithSummary("Compares one record with those of a finished match and names the likeliest, and the person it is taken for.")
        .WithDescription(
            "The record names columns of the match's first data set; what is not known is left out. The first call reads the records into memory, " +
            "later ones take milliseconds. Nothing of the record is kept. Keys are shown as the key's role may see them.");

    private static async Task<Results<Ok<LookupResponse>, ProblemHttpResult>> LookUpAsync(
        Guid runId, LookupRequest request, IRecordLookup lookup, CancellationToken cancellationToken)
    {
        Outcome<RecordLookup> found = await lookup.FindAsync(runId, request.Record ?? [], request.Most ?? UsualCandidates, cancellationToken);
        return found.IsRefused
            ? Problems.Of(found.Refusal, found.Refusal is RunNotKept ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity)
            : TypedResults.Ok(new LookupResponse(
                found.Value.PersonId, found.Value.Compared, found.Value.LeftOut,
                [.. found.Value.Candidates.Select(one => new LookupMatch(one.RecordId, one.PersonId, one.Probability, one.Weight, one.IsAccepted))]));
    }

    /// <param name="Record">Value by column.</param>
    /// <param name="Most">Candidates to give, 1 to 100; 5 where it is not said.</param>
    internal sealed record LookupRequest(Dictionary<string, string?>? Record, int? Most);

    /// <param name="PersonId">Null where no candidate reaches the threshold of the match.</param>
    /// <param name="Compared">Records it was compared with.</param>
    /// <param name="LeftOut">Records in blocks too large to be compared.</param>
    internal sealed record LookupResponse(string? PersonId, long Compared, long LeftOut, IReadOnlyList<LookupMatch> Candidates);

    /// <param name="Weight">In powers of two.</param>
    internal sealed record LookupMatch(string RecordId, string PersonId, double Probability, double Weight, bool IsAccepted);
}
