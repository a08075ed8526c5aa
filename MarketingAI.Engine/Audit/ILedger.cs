namespace MarketingAI.Engine.Audit;

/// <summary>The append-only, hash-chained, keyed record of every decision, approval, deployment and override.</summary>
public interface ILedger
{
    /// <summary>Writes one entry for the present scope's unit and actor; returns when it is on disk.</summary>
    /// <returns>The entry's position, from 1.</returns>
    Task<long> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>Entries of the present scope's business unit, newest first.</summary>
    Task<IReadOnlyList<LedgerRow>> ListAsync(LedgerQuery query, CancellationToken cancellationToken);

    /// <summary>How many entries of the present scope's business unit a query finds; its window is not looked at.</summary>
    async Task<long> CountAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        const int window = 1000;
        long count = 0;
        int found;
        do
        {
            found = (await ListAsync(query with { Skip = (int)count, Take = window }, cancellationToken)).Count;
            count += found;
        }
        while (found == window);
        return count;
    }

    /// <summary>Reads the whole chain of all units and its anchor; names the first bad row.</summary>
    Task<LedgerVerdict> VerifyAsync(CancellationToken cancellationToken);
}

/// <summary>What happened. Personal data is referenced by id, never written here.</summary>
/// <param name="Act">Such as <c>model.approved</c>: subject kind, dot, verb in the past tense.</param>
/// <param name="SubjectKind">Such as <c>model-version</c>.</param>
/// <param name="Reason">Why, in the actor's words; null where none is asked for.</param>
/// <param name="DetailJson">Evidence as a JSON object; null where there is none.</param>
public sealed record LedgerEntry(string Act, string SubjectKind, string SubjectId, string? Reason = null, string? DetailJson = null);

/// <param name="SubjectId">Null for all.</param>
public sealed record LedgerQuery(int Skip = 0, int Take = 50, string? Act = null, string? SubjectKind = null, string? SubjectId = null);

/// <summary>An entry as stored.</summary>
public sealed record LedgerRow(long Position, DateTimeOffset At, string Actor, LedgerEntry Entry, string Hash);

/// <param name="FirstBadRow">Position of the first row that was edited, removed, moved or cut off; null when intact.</param>
/// <param name="Finding">What is wrong in words; null when intact.</param>
public sealed record LedgerVerdict(long Rows, bool Intact, long? FirstBadRow, string? Finding);
