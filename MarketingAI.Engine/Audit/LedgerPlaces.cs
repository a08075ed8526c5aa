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
        return At(folders.Root, options);
    }

    /// <summary>The places of an installation's ledger, found from its data root, a folder in it or a file in that folder.</summary>
    /// <returns>Null where no ledger lies there.</returns>
    public static LedgerPlaces? Find(string path, AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string full = Path.GetFullPath(path);
        string folder = File.Exists(full) ? Path.GetDirectoryName(full)! : full;
        string? root = new[] { folder, Path.GetDirectoryName(folder) }.FirstOrDefault(candidate => candidate is not null && IsRoot(candidate));
        return root is null ? null : At(root, options);
    }

    private static bool IsRoot(string folder) => File.Exists(StoreIn(folder)) || File.Exists(AnchorIn(folder));

    private static LedgerPlaces At(string root, AuditOptions options) =>
        new(StoreIn(root), AnchorIn(root), options.KeyFile ?? Path.Combine(root, "keys", "ledger.key"));

    private static string StoreIn(string root) => Path.Combine(root, "store", "ledger.db");

    private static string AnchorIn(string root) => Path.Combine(root, "anchors", "ledger.anchor");
}
