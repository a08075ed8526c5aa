using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MarketingAI.Engine.Audit.Algorithms;

namespace MarketingAI.Engine.Audit.Storage;

/// <summary>
/// The witness outside the database: one line "count signature seal". It is written after the rows it vouches for are on disk and before
/// their writers are answered, so it may lag behind the rows and never runs ahead of them.
/// </summary>
internal sealed class LedgerAnchor(string file, byte[] key)
{
    public bool Exists => File.Exists(file);

    public void Write(LedgerHead head)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string unfinished = file + ".part";
        using (FileStream stream = new(unfinished, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.ASCII.GetBytes($"{Body(head)} {Convert.ToHexStringLower(Seal(head))}\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file, overwrite: true);
    }

    /// <returns>Null where the file is missing, unreadable or sealed with another key.</returns>
    public LedgerHead? Read()
    {
        if (!Exists)
        {
            return null;
        }

        string[] parts = File.ReadAllText(file, Encoding.ASCII).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out long count) || count < 0
            || FromHex(parts[1]) is not { } signature || FromHex(parts[2]) is not { } seal)
        {
            return null;
        }

        LedgerHead head = new(count, signature);
        return CryptographicOperations.FixedTimeEquals(Seal(head), seal) ? head : null;
    }

    private byte[] Seal(LedgerHead head) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes("ledger anchor " + Body(head)));

    private static string Body(LedgerHead head) =>
        string.Create(CultureInfo.InvariantCulture, $"{head.Count} {Convert.ToHexStringLower(head.Signature)}");

    private static byte[]? FromHex(string text) =>
        text.Length == 2 * LedgerChain.SignatureBytes && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
}
