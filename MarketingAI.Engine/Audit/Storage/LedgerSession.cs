using MarketingAI.Engine.Audit.Algorithms;
using Microsoft.Data.Sqlite;

namespace MarketingAI.Engine.Audit.Storage;

/// <summary>The open ledger: connection, chain, anchor and the head as this process knows it.</summary>
internal sealed class LedgerSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly LedgerChain _chain;
    private readonly LedgerAnchor _anchor;
    private LedgerHead _head;

    private LedgerSession(SqliteConnection connection, LedgerChain chain, LedgerAnchor anchor, LedgerHead head) =>
        (_connection, _chain, _anchor, _head) = (connection, chain, anchor, head);

    public static LedgerSession Open(LedgerPlaces places)
    {
        EnsureKey(places);
        byte[] key = LedgerKey.Read(places.KeyFile);
        LedgerChain chain = new(key);
        LedgerAnchor anchor = new(places.AnchorFile, key);
        Directory.CreateDirectory(Path.GetDirectoryName(places.StoreFile)!);
        SqliteConnection connection = LedgerFile.OpenToWrite(places.StoreFile);
        try
        {
            LedgerHead head = LedgerFile.KeyMark(connection) is null
                ? Begin(connection, chain, anchor, places)
                : GoOn(connection, chain, anchor, places);
            return new LedgerSession(connection, chain, anchor, head);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <returns>Position of the last row written.</returns>
    public long Append(List<LedgerDraft> drafts)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
        LedgerHead stored = LedgerFile.Head(_connection, transaction);

        // Where rows were cut off behind our back the chain goes on from what was vouched for, so that the gap stays visible for ever.
        LedgerHead head = stored.Count > _head.Count ? stored : _head;
        using SqliteCommand insert = _connection.CreateCommand();
        insert.Transaction = transaction;
        foreach (LedgerDraft draft in drafts)
        {
            LedgerLine line = new(head.Count + 1, draft.AtTicks, draft.Unit, draft.Actor, draft.Entry, head.Signature);
            head = new LedgerHead(line.Position, _chain.Sign(line));
            LedgerFile.Insert(insert, line, head.Signature);
        }

        transaction.Commit();
        _anchor.Write(head);
        _head = head;
        return head.Count;
    }

    public void Dispose() => _connection.Dispose();

    private static void EnsureKey(LedgerPlaces places)
    {
        if (File.Exists(places.KeyFile))
        {
            return;
        }

        if (File.Exists(places.StoreFile) || File.Exists(places.AnchorFile))
        {
            throw new InvalidDataException(
                $"The ledger's key {places.KeyFile} is missing, but a ledger is there. Bring the key back; nothing is recorded without it.");
        }

        LedgerKey.Create(places.KeyFile);
    }

    /// <summary>A new ledger: the anchor comes first, so that a ledger without one is always a finding.</summary>
    private static LedgerHead Begin(SqliteConnection connection, LedgerChain chain, LedgerAnchor anchor, LedgerPlaces places)
    {
        if (LedgerFile.Head(connection, transaction: null).Count > 0 || (anchor.Exists && anchor.Read() is not { Count: 0 }))
        {
            throw new InvalidDataException(
                $"The ledger {places.StoreFile} does not fit its anchor {places.AnchorFile}. Run 'audit verify', then bring both back from a copy.");
        }

        anchor.Write(LedgerHead.Empty);
        LedgerFile.WriteKeyMark(connection, chain.KeyMark());
        return LedgerHead.Empty;
    }

    /// <summary>Where the chain goes on: the anchored head, or the stored one where a crash came between the two writes.</summary>
    private static LedgerHead GoOn(SqliteConnection connection, LedgerChain chain, LedgerAnchor anchor, LedgerPlaces places)
    {
        if (!string.Equals(LedgerFile.KeyMark(connection), chain.KeyMark(), StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The key {places.KeyFile} is not the one the ledger {places.StoreFile} was written with.");
        }

        LedgerHead vouched = anchor.Read() ?? throw new InvalidDataException(
            $"The ledger's anchor {places.AnchorFile} is missing or was changed. Run 'audit verify', then bring it back from a copy.");
        LedgerHead stored = LedgerFile.Head(connection, transaction: null);
        if (stored.Count <= vouched.Count)
        {
            return vouched;
        }

        LedgerCheck tail = new(chain, vouched, vouched);
        foreach ((LedgerLine line, byte[] signature) in LedgerFile.ReadAfter(connection, vouched.Count))
        {
            tail.Next(line, signature);
        }

        if (tail.Verdict().Intact)
        {
            anchor.Write(stored);
        }

        return stored;
    }
}
