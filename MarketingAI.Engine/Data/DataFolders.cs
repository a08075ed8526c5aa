namespace MarketingAI.Engine.Data;

/// <summary>The folders below the data root; made when first asked for.</summary>
public sealed class DataFolders
{
    public DataFolders(string root)
    {
        Root = Path.GetFullPath(root);
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    public string Store => Made("store");

    public string Warehouse => Made("warehouse");

    public string Artifacts => Made("artifacts");

    public string Lake => Made("lake");

    public string Uploads => Made("uploads");

    /// <summary>Secrets of this installation, such as the ledger's key; kept apart from what they protect.</summary>
    public string Keys => Made("keys");

    /// <summary>Witnesses of the ledger's head, outside the database.</summary>
    public string Anchors => Made("anchors");

    public string StoreFile => Path.Combine(Store, "workbench.db");

    public string WarehouseFile => Path.Combine(Warehouse, "warehouse.duckdb");

    private string Made(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
}
