using System.IO.Compression;
using System.Text;

namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>Opens a text file for reading as UTF-8 bytes, unpacking gzip on the way, and checks that the pack is whole.</summary>
internal sealed class TextFile(string path, bool gzip)
{
    private const int Buffer = 128 * 1024;

    public Stream Open()
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, FileOptions.SequentialScan);
        return gzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>The first bytes, unpacked.</summary>
    public byte[] Head(int bytes)
    {
        using Stream stream = Open();
        byte[] head = new byte[bytes];
        int read = stream.ReadAtLeast(head, bytes, throwOnEndOfStream: false);
        return head[..read];
    }

    /// <summary>Whether the length that a gzip file ends with is the length it unpacked to; .NET does not look.</summary>
    public bool IsWhole(long unpackedBytes)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (file.Length < 18)
        {
            return false;
        }

        file.Seek(-4, SeekOrigin.End);
        Span<byte> tail = stackalloc byte[4];
        file.ReadExactly(tail);
        return BitConverter.ToUInt32(tail) == (uint)unpackedBytes;
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
