using MarketingAI.Engine.Audit.Storage;

namespace MarketingAI.Engine.Audit;

/// <summary>Verifies a ledger from its three files, without a running host.</summary>
public static class LedgerVerification
{
    /// <summary>Reads the whole chain. The ledger may be written meanwhile.</summary>
    public static LedgerVerdict Verify(LedgerPlaces places, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(places);
        return LedgerWalk.Verify(places, cancellationToken);
    }
}
