namespace MarketingAI.Engine.Governance.Approvals;

/// <summary>Lets one step at a time go into the ledger, so that a step found unfinished by two people is written once.</summary>
internal sealed class ApprovalTurn : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <returns>Dispose to let the next one in.</returns>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        return new Turn(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
