using MarketingAI.Engine.Jobs;

namespace MarketingAI.Engine.Ingestion;

/// <summary>Make a data set out of a file that was uploaded, in the background.</summary>
/// <param name="DataSetId">The id the data set will have, so that a second run finds what the first made.</param>
public sealed record ImportFileRequest(Guid UploadId, Guid DataSetId, string Name, IReadOnlyDictionary<string, ColumnChoice> Choices) : IJobRequest;
