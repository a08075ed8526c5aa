using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Files;

internal sealed class FileUploads(DataFolders folders, IngestionOptions options, WorkScope scope, TimeProvider clock) : IUploads
{
    private const int Block = 128 * 1024;
    private const string ContentEnd = ".upload";
    private const string NameEnd = ".name";

    private string Folder => Directory.CreateDirectory(Path.Combine(folders.Uploads, scope.Unit.Value)).FullName;

    public async Task<Outcome<Upload>> KeepAsync(Stream content, string fileName, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        Guid id = Ids.New(clock);
        string path = PathOf(id, ContentEnd);
        bool kept = false;
        try
        {
            long bytes = await CopyAsync(content, path, progress, cancellationToken);
            if (bytes > options.MostFileBytes)
            {
                string rule = string.Create(CultureInfo.InvariantCulture, $"A file has at most {options.MostFileBytes:N0} bytes.");
                return new FileRefused(fileName, [new FileProblem(null, null, rule, "more")]);
            }

            await File.WriteAllTextAsync(PathOf(id, NameEnd), Path.GetFileName(fileName), cancellationToken);
            kept = true;
            return new Upload(id, path, Path.GetFileName(fileName), bytes);
        }
        finally
        {
            if (!kept)
            {
                File.Delete(path);
            }
        }
    }

    public Upload? Find(Guid uploadId)
    {
        string path = PathOf(uploadId, ContentEnd);
        string name = PathOf(uploadId, NameEnd);
        return File.Exists(path) && File.Exists(name)
            ? new Upload(uploadId, path, File.ReadAllText(name), new FileInfo(path).Length)
            : null;
    }

    public void Remove(Guid uploadId)
    {
        File.Delete(PathOf(uploadId, ContentEnd));
        File.Delete(PathOf(uploadId, NameEnd));
    }

    public int RemoveOlderThan(TimeSpan age)
    {
        DateTime border = clock.GetUtcNow().UtcDateTime - age;
        string[] old = [.. Directory.EnumerateFiles(Folder, $"*{ContentEnd}").Where(file => File.GetLastWriteTimeUtc(file) < border)];
        foreach (string file in old)
        {
            File.Delete(file);
            File.Delete(Path.ChangeExtension(file, NameEnd));
        }

        return old.Length;
    }

    /// <returns>Bytes written; more than the bound where the stream went on past it.</returns>
    private async Task<long> CopyAsync(Stream content, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Block, FileOptions.Asynchronous);
        byte[] block = new byte[Block];
        long written = 0;
        for (int read = await content.ReadAsync(block, cancellationToken); read > 0; read = await content.ReadAsync(block, cancellationToken))
        {
            written += read;
            if (written > options.MostFileBytes)
            {
                break;
            }

            await file.WriteAsync(block.AsMemory(0, read), cancellationToken);
            progress?.Report(written);
        }

        return written;
    }

    private string PathOf(Guid id, string end) => Path.Combine(Folder, $"{id:N}{end}");
}
