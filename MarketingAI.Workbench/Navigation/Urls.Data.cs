namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string DataSets = "/data";
    public const string Upload = "/data/upload";
    public const string DataSetRoute = "/data/{DataSetId:guid}";

    /// <summary>One data set: its columns, its contract, what was made of it.</summary>
    public static string DataSet(Guid dataSetId) => $"/data/{dataSetId}";
}
