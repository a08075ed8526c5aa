using System.Security.Cryptography;

namespace MarketingAI.Engine.Audit.Storage;

/// <summary>Reads the ledger's key, and makes one where there is neither key nor ledger yet.</summary>
internal static class LedgerKey
{
    private const int KeyBytes = 32;

    public static byte[] Read(string file)
    {
        byte[] content = File.ReadAllBytes(file);
        byte[] key = FromHex(content) ?? content;
        return key.Length >= KeyBytes
            ? key
            : throw new InvalidDataException($"The ledger's key in {file} has {key.Length} bytes; at least {KeyBytes} are needed.");
    }

    public static void Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream stream = new(file, options);
        stream.Write(RandomNumberGenerator.GetBytes(KeyBytes));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>A key that was written as text, as secret stores often hand it out.</summary>
    private static byte[]? FromHex(byte[] content)
    {
        string text = System.Text.Encoding.ASCII.GetString(content).Trim();
        return text.Length >= 2 * KeyBytes && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
    }
}
