using MarketingAI.Engine.Audit.Algorithms;
using MarketingAI.Engine.Audit.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Audit;

internal sealed class LedgerService(LedgerWriter writer, LedgerPlaces places, WorkScope scope, TimeProvider clock) : ILedger
{
    public Task<long> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        string?[] texts = [entry.Act, entry.SubjectKind, entry.SubjectId, entry.Reason, entry.DetailJson];
        if (texts.Any(text => text is not null && text.Contains('\0', StringComparison.Ordinal)))
        {
            throw new ArgumentException("A ledger entry must not hold the character U+0000.", nameof(entry));
        }

        LedgerDraft draft = new(clock.GetUtcNow().UtcTicks, scope.Unit.Value, scope.Actor.Name, entry);
        return writer.AppendAsync(draft, cancellationToken);
    }

    public Task<IReadOnlyList<LedgerRow>> ListAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.AtLeast(query.Take, 1);
        Require.AtLeast(query.Skip, 0);
        string unit = scope.Unit.Value;
        return Task.Run<IReadOnlyList<LedgerRow>>(
            () => [.. LedgerFile.List(places.StoreFile, unit, query).Select(row => ToRow(row.Line, row.Signature))],
            cancellationToken);
    }

    public Task<long> CountAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        string unit = scope.Unit.Value;
        return Task.Run(() => LedgerFile.Count(places.StoreFile, unit, query), cancellationToken);
    }

    public Task<LedgerVerdict> VerifyAsync(CancellationToken cancellationToken) =>
        Task.Run(() => LedgerVerification.Verify(places, cancellationToken), cancellationToken);

    private static LedgerRow ToRow(LedgerLine line, byte[] signature) => new(
        line.Position, new DateTimeOffset(line.AtTicks, TimeSpan.Zero), line.Actor, line.Entry, Convert.ToHexStringLower(signature));
}
