using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>
/// Opens a text file for reading, unpacking it on the way. Packs of several members, as log shippers and <c>cat</c> make them, are read
/// to the end; one that is cut off throws <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class TextFile(string path, Packing packing)
{
    private const int Buffer = 128 * 1024;

    /// <summary>
    /// Without this switch .NET takes a cut-off pack for a whole one. It is read when the first damaged pack is met, so the host's runtime
    /// settings name it too.
    /// </summary>
    static TextFile() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", isEnabled: true);

    public Stream Open()
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, FileOptions.SequentialScan);
        return packing switch
        {
            Packing.Gzip => new GZipStream(file, CompressionMode.Decompress),
            Packing.Zstandard => new ZstandardStream(new DecompressionStream(file, leaveOpen: false)),
            _ => file,
        };
    }

    /// <summary>The first bytes, unpacked.</summary>
    public byte[] Head(int bytes)
    {
        using Stream stream = Open();
        byte[] head = new byte[bytes];
        int read = stream.ReadAtLeast(head, bytes, throwOnEndOfStream: false);
        return head[..read];
    }

    /// <summary>Writes the text anew as UTF-8.</summary>
    /// <exception cref="DecoderFallbackException">Bytes that are no characters of the encoding.</exception>
    public void CopyAsUtf8(TextEncoding encoding, string target, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(Open(), FileProbe.Strict(encoding), detectEncodingFromByteOrderMarks: false, Buffer);
        using StreamWriter writer = new(target, append: false, FileProbe.Strict(TextEncoding.Utf8), Buffer);
        char[] block = new char[Buffer];
        bool first = true;
        for (int read = reader.Read(block); read > 0; read = reader.Read(block))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (encoding == TextEncoding.Windows1252 && block.AsSpan(0, read).ContainsAnyInRange('\u0080', '\u009F'))
            {
                throw new DecoderFallbackException("A byte that Windows-1252 leaves undefined.");
            }

            int skip = first && block[0] == '\uFEFF' ? 1 : 0;
            writer.Write(block, skip, read - skip);
            first = false;
        }
    }
}
