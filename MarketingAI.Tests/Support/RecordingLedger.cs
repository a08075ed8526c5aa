using MarketingAI.Engine.Audit;

namespace MarketingAI.Tests.Support;

/// <summary>Remembers what was entered, in memory.</summary>
public sealed class RecordingLedger : ILedger
{
    private readonly List<LedgerEntry> _entries = [];

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    public Task<long> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        _entries.Add(entry);
        return Task.FromResult((long)_entries.Count);
    }

    public Task<IReadOnlyList<LedgerRow>> ListAsync(LedgerQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<LedgerVerdict> VerifyAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
