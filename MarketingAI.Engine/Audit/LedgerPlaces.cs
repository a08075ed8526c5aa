using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Audit;

/// <summary>The three files of a ledger. Whoever can write only one or two of them cannot forge it unseen.</summary>
/// <param name="StoreFile">SQLite file with the rows.</param>
/// <param name="AnchorFile">Signed count and hash of the head.</param>
/// <param name="KeyFile">The secret that rows and anchor are signed with.</param>
public sealed record LedgerPlaces(string StoreFile, string AnchorFile, string KeyFile)
{
    public static LedgerPlaces Of(DataFolders folders, AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(options);
        return new LedgerPlaces(
            Path.Combine(folders.Store, "ledger.db"),
            Path.Combine(folders.Anchors, "ledger.anchor"),
            options.KeyFile ?? Path.Combine(folders.Keys, "ledger.key"));
    }

    /// <summary>The places of an installation's ledger, found from its data root, its store folder or a file in that folder.</summary>
    /// <returns>Null where no ledger lies there.</returns>
    public static LedgerPlaces? Find(string path, AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string full = Path.GetFullPath(path);
        string folder = File.Exists(full) ? Path.GetDirectoryName(full)! : full;
        string? root = File.Exists(Path.Combine(folder, "ledger.db")) ? Path.GetDirectoryName(folder)
            : File.Exists(Path.Combine(folder, "store", "ledger.db")) ? folder : null;
        return root is null
            ? null
            : new LedgerPlaces(
                Path.Combine(root, "store", "ledger.db"),
                Path.Combine(root, "anchors", "ledger.anchor"),
                options.KeyFile ?? Path.Combine(root, "keys", "ledger.key"));
    }
}
