using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion;

/// <summary>Files that people brought and that are not yet data sets; kept on disk, per business unit.</summary>
public interface IUploads
{
    /// <summary>Writes a stream to disk piece by piece; a file above the bound is refused as soon as the bound is passed.</summary>
    /// <param name="progress">Told the bytes written so far.</param>
    Task<Outcome<Upload>> KeepAsync(Stream content, string fileName, IProgress<long>? progress, CancellationToken cancellationToken);

    /// <summary>A file brought earlier, or null where the business unit has no such file.</summary>
    Upload? Find(Guid uploadId);

    void Remove(Guid uploadId);

    /// <summary>Removes files that nobody came back to.</summary>
    /// <returns>How many were removed.</returns>
    int RemoveOlderThan(TimeSpan age);
}

/// <param name="Path">Where it lies.</param>
/// <param name="FileName">Its name on the person's machine.</param>
public sealed record Upload(Guid Id, string Path, string FileName, long Bytes)
{
    public FileSource Source => new(Path, FileName);
}
