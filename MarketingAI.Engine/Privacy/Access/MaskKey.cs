using System.Security.Cryptography;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Privacy.Access;

/// <summary>
/// The installation's secret for hash masks: 32 random bytes in <c>keys/masks.key</c>, made at the first use and readable by the host's account
/// only. A new file would give new hashes; values hashed before could no longer be joined with them.
/// </summary>
internal sealed class MaskKey(DataFolders folders)
{
    private const int Length = 32;

    private readonly Lazy<byte[]> _key = new(() => ReadOrMake(Path.Combine(folders.Keys, "masks.key")));

    public ReadOnlySpan<byte> Bytes => _key.Value;

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            try
            {
                using FileStream made = new(path, options);
                made.Write(RandomNumberGenerator.GetBytes(Length));
                made.Flush(flushToDisk: true);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another start of this host made it meanwhile.
            }
        }

        byte[] key = File.ReadAllBytes(path);
        return key.Length >= Length
            ? key
            : throw new InvalidDataException($"The key of the hash masks, {path}, has {key.Length} bytes; at least {Length} are needed. Restore it from a backup.");
    }
}
