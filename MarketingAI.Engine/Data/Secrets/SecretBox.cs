using System.Security.Cryptography;
using System.Text;

namespace MarketingAI.Engine.Data.Secrets;

/// <summary>
/// AES-256-GCM with the key in <c>keys/secrets.key</c>, which is made once and readable by the host's account only. A closed secret is
/// base64 of nonce, tag and cipher text; the purpose is authenticated with it.
/// </summary>
internal sealed class SecretBox(DataFolders folders) : ISecretBox
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lazy<byte[]> _key = new(() => KeyOf(Path.Combine(folders.Keys, "secrets.key")));

    public string Close(string purpose, string secret)
    {
        byte[] plain = Encoding.UTF8.GetBytes(secret);
        byte[] closed = new byte[NonceBytes + TagBytes + plain.Length];
        Span<byte> nonce = closed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm cipher = new(_key.Value, TagBytes);
        cipher.Encrypt(nonce, plain, closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(purpose));
        return Convert.ToBase64String(closed);
    }

    public string? Open(string purpose, string closed)
    {
        try
        {
            byte[] bytes = Convert.FromBase64String(closed);
            byte[] plain = new byte[Math.Max(0, bytes.Length - NonceBytes - TagBytes)];
            using AesGcm cipher = new(_key.Value, TagBytes);
            cipher.Decrypt(
                bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(purpose));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[] KeyOf(string file)
    {
        if (!File.Exists(file))
        {
            Make(file);
        }

        byte[] key = File.ReadAllBytes(file);
        return key.Length == KeyBytes
            ? key
            : throw new InvalidDataException($"The key in {file} has {key.Length} bytes; {KeyBytes} are needed.");
    }

    /// <summary>Written beside and moved, so that nobody reads half a key; who comes second takes the first one's.</summary>
    private static void Make(string file)
    {
        string beside = $"{file}.{Environment.ProcessId}";
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (FileStream stream = new(beside, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(beside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(beside);
        }
    }
}
