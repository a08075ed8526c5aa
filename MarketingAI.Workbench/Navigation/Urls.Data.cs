namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string DataSets = "/data/sets";
    public const string Upload = "/data/sets/new";
    public const string DataSetRoute = "/data/sets/{DataSetId:guid}";
    public const string ContractRoute = "/data/sets/{DataSetId:guid}/contract";

    public static string DataSet(Guid dataSetId) => $"/data/sets/{dataSetId}";

    /// <summary>Where a person says what the columns mean and when they become known.</summary>
    public static string Contract(Guid dataSetId) => $"/data/sets/{dataSetId}/contract";

    /// <summary>The upload steps with a file already brought, and with its import under way.</summary>
    public static string UploadOf(Guid uploadId, Guid? jobId = null) =>
        jobId is null ? $"{Upload}?file={uploadId}" : $"{Upload}?file={uploadId}&job={jobId}";
}
