using MarketingAI.Engine.Audit.Algorithms;
using Microsoft.Data.Sqlite;

namespace MarketingAI.Engine.Audit.Storage;

/// <summary>Reads a ledger from its three files and finds what does not fit.</summary>
internal static class LedgerWalk
{
    public static LedgerVerdict Verify(LedgerPlaces places, CancellationToken cancellationToken)
    {
        bool storeExists = File.Exists(places.StoreFile);
        if (!File.Exists(places.KeyFile))
        {
            return !storeExists && !File.Exists(places.AnchorFile)
                ? new LedgerVerdict(0, true, null, null)
                : Bad(0, 1, $"The key {places.KeyFile} is missing, so nothing can be verified.");
        }

        byte[] key = LedgerKey.Read(places.KeyFile);
        LedgerAnchor anchorFile = new(places.AnchorFile, key);

        // The anchor is read first: rows are stored before they are anchored, so what is read afterwards holds at least these.
        LedgerHead? anchor = anchorFile.Read();
        if (!storeExists)
        {
            return anchor is { Count: > 0 }
                ? Bad(0, 1, $"The ledger is gone: the anchor vouches for {anchor.Count} rows.")
                : new LedgerVerdict(0, true, null, null);
        }

        try
        {
            return Walk(places, new LedgerChain(key), anchor, anchorFile.Exists, cancellationToken);
        }
        catch (SqliteException fault)
        {
            return Bad(0, 1, $"The ledger's file cannot be read: {fault.Message}");
        }
    }

    private static LedgerVerdict Walk(
        LedgerPlaces places, LedgerChain chain, LedgerHead? anchor, bool anchorExists, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = LedgerFile.OpenToRead(places.StoreFile);
        string? mark = LedgerFile.KeyMark(connection);
        LedgerCheck check = new(chain, anchor ?? LedgerHead.Empty, LedgerHead.Empty);
        foreach ((LedgerLine line, byte[] signature) in LedgerFile.ReadAfter(connection, long.MinValue))
        {
            cancellationToken.ThrowIfCancellationRequested();
            check.Next(line, signature);
        }

        LedgerVerdict verdict = check.Verdict();
        if (mark is not null && !string.Equals(mark, chain.KeyMark(), StringComparison.Ordinal))
        {
            return Bad(verdict.Rows, 1, $"The key {places.KeyFile} is not the one this ledger was written with.");
        }

        if (verdict.Intact && anchor is null && (verdict.Rows > 0 || anchorExists || mark is not null))
        {
            string state = anchorExists ? "was changed or written with another key" : "is missing";
            return Bad(verdict.Rows, verdict.Rows + 1, $"The anchor {places.AnchorFile} {state}, so it cannot be told whether the end was cut off.");
        }

        return verdict;
    }

    private static LedgerVerdict Bad(long rows, long firstBad, string finding) => new(rows, false, firstBad, finding);
}
