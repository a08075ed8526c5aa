namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Contracts = "/data/contracts";
    public const string ContractSheetRoute = "/data/contracts/{DataSetId:guid}";
    public const string ContractEditRoute = "/data/contracts/{DataSetId:guid}/edit";
    public const string ContractCompareRoute = "/data/contracts/{DataSetId:guid}/compare";
    public const string ContractYamlRoute = "/data/contracts/{dataSetId:guid}/v{version:int}.odcs.yaml";
    public const string FactTables = "/data/fact-tables";

    /// <summary>A data set's contract; without a version the one to look at first.</summary>
    public static string ContractSheet(Guid dataSetId, int? version = null) =>
        version is null ? $"{Contracts}/{dataSetId}" : $"{Contracts}/{dataSetId}?version={version}";

    /// <summary>The form for its next version.</summary>
    public static string ContractEdit(Guid dataSetId) => $"{Contracts}/{dataSetId}/edit";

    public static string ContractCompare(Guid dataSetId, int from, int to) => $"{Contracts}/{dataSetId}/compare?from={from}&to={to}";

    /// <summary>Downloads a version as YAML.</summary>
    public static string ContractYaml(Guid dataSetId, int version) => $"{Contracts}/{dataSetId}/v{version}.odcs.yaml";

    /// <summary>A fact table with its versions.</summary>
    public static string FactTable(string table) => $"{FactTables}?table={Uri.EscapeDataString(table)}";
}
