using System.Security.Cryptography;

namespace MarketingAI.Engine.Data;

internal sealed class FileArtifacts(DataFolders folders) : IArtifacts
{
    public async Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        string path = PathOf(hash);
        if (File.Exists(path))
        {
            return hash;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string unfinished = $"{path}.{Environment.CurrentManagedThreadId}.part";
        await using (FileStream stream = new(unfinished, FileMode.Create, FileAccess.Write))
        {
            await stream.WriteAsync(content, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
        return hash;
    }

    public async Task<byte[]> ReadAsync(string hash, CancellationToken cancellationToken)
    {
        string path = PathOf(hash);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no artifact {hash}.", path);
        }

        byte[] content = await File.ReadAllBytesAsync(path, cancellationToken);
        string found = Convert.ToHexStringLower(SHA256.HashData(content));
        return string.Equals(found, hash, StringComparison.Ordinal)
            ? content
            : throw new InvalidDataException($"Artifact {hash} is damaged: its content hashes to {found}.");
    }

    private string PathOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(folders.Artifacts, hash[..2], hash)
            : throw new ArgumentException($"An artifact is named by 64 small hexadecimal digits. Found '{hash}'.", nameof(hash));
}
