namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Models = "/models";
    public const string TrainModel = "/models/train";
    public const string ModelSearchRoute = "/models/search/{JobId:guid}";
    public const string ModelRoute = "/models/{ModelId:guid}";
    public const string ModelFileRoute = "/models/{modelId:guid}/file";
    public const string ModelReportRoute = "/models/{modelId:guid}/report.json";

    /// <summary>Training with a data set already chosen, and if wanted target, time column and left-out columns.</summary>
    public static string TrainOn(Guid dataSetId, string? target = null, string? time = null, IEnumerable<string>? exclude = null)
    {
        string address = $"{TrainModel}?data={dataSetId}";
        address = target is null ? address : $"{address}&target={Uri.EscapeDataString(target)}";
        address = time is null ? address : $"{address}&time={Uri.EscapeDataString(time)}";
        return string.Concat([address, .. (exclude ?? []).Select(column => $"&exclude={Uri.EscapeDataString(column)}")]);
    }

    /// <summary>A search for a model while it runs, and afterwards.</summary>
    public static string ModelSearch(Guid jobId) => $"/models/search/{jobId}";

    /// <param name="tab">One of performance, calibration, gain, features, lineage; null for the first.</param>
    public static string Model(Guid modelVersionId, string? tab = null) =>
        tab is null ? $"/models/{modelVersionId}" : $"/models/{modelVersionId}?tab={tab}";

    /// <summary>Downloads the model file.</summary>
    public static string ModelFile(Guid modelVersionId) => $"/models/{modelVersionId}/file";

    /// <summary>Downloads the training report.</summary>
    public static string ModelReport(Guid modelVersionId) => $"/models/{modelVersionId}/report.json";
}
