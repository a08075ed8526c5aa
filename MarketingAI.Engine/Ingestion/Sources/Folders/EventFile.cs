using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using MarketingAI.Engine.Ingestion.Files;
using MarketingAI.Engine.Ingestion.Sources.Storage;

namespace MarketingAI.Engine.Ingestion.Sources.Folders;

/// <summary>Opens a file of events: CSV, JSON lines or Parquet, plain or packed.</summary>
internal sealed class EventFile(IngestionOptions options, ParquetRows parquet)
{
    private const int HeadBytes = 64 * 1024;

    /// <summary>SHA-256 of the file as it lies there.</summary>
    public static async Task<string> FingerprintAsync(string path, CancellationToken cancellationToken)
    {
        await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 128 * 1024, FileOptions.SequentialScan | FileOptions.Asynchronous);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <param name="from">Rows to pass over: they were taken before.</param>
    /// <exception cref="InvalidDataException">The file cannot be read; the message says why.</exception>
    public IEventRows Open(string path, string name, long from)
    {
        if (new FileInfo(path).Length > options.MostFileBytes)
        {
            throw new InvalidDataException(FormattableString.Invariant($"A file has at most {options.MostFileBytes} bytes."));
        }

        byte[] head = new TextFile(path, Packing.None).Head(16);
        if (head.Length == 0)
        {
            throw new InvalidDataException("The file is empty.");
        }

        if (FileProbe.IsParquet(head))
        {
            return new ParquetEvents(parquet, path, name, from);
        }

        IEventRows rows = OpenText(path, name, PackingRule.Of(head));
        for (long passed = 0; passed < from; passed++)
        {
            if (rows.Next() is null)
            {
                break;
            }
        }

        return rows;
    }

    private BoundedRows OpenText(string path, string name, Packing packing)
    {
        TextFile file = new(path, packing);
        byte[] head = file.Head(HeadBytes);
        if (FileProbe.BinaryKind(head) is { } kind)
        {
            throw new InvalidDataException($"A file of events is CSV, JSON lines or Parquet, plain or packed with gzip or Zstandard. Found {kind}.");
        }

        TextEncoding encoding = EncodingOf(head);
        if (encoding == TextEncoding.Utf32 || (encoding == TextEncoding.Utf8 && FileProbe.IsMostlyControl(head)))
        {
            throw new InvalidDataException("A file of events is CSV, JSON lines or Parquet, plain or packed with gzip or Zstandard. Found binary data.");
        }

        CountedStream counted = new(file.Open(), options.MostUnpackedBytes, CancellationToken.None);
        Stream stream = counted;
        byte[] text = head;
        if (encoding is not (TextEncoding.Utf8 or TextEncoding.Utf8WithMark))
        {
            stream = Encoding.CreateTranscodingStream(stream, Lenient(encoding), Encoding.UTF8);
            text = Encoding.UTF8.GetBytes(Lenient(encoding).GetString(head));
        }

        return new BoundedRows(Rows(stream, name, text), counted);
    }

    private IEventRows Rows(Stream stream, string name, byte[] head)
    {
        EventLines lines = new(new WithoutMark(stream), options.LongestRowBytes);
        ReadOnlySpan<byte> start = (head is [0xEF, 0xBB, 0xBF, ..] ? head.AsSpan(3) : head).TrimStart(" \t\r\n"u8);
        return start switch
        {
            [(byte)'{', ..] => new JsonLineEvents(lines, name),
            [(byte)'[', ..] => throw new InvalidDataException("A JSON file of events holds one object a line. Found an array."),
            _ => new CsvEvents(lines, SeparatorRule.Recognise(start), name),
        };
    }

    private static TextEncoding EncodingOf(byte[] head)
    {
        TextEncoding marked = FileProbe.EncodingOf(head);
        return marked == TextEncoding.Utf8 && !IsUtf8(head) ? TextEncoding.Windows1252 : marked;
    }

    /// <summary>Whether there is any letter beyond ASCII in UTF-8, or none at all; the head may end within a letter.</summary>
    private static bool IsUtf8(byte[] head)
    {
        for (int cut = 0; cut < 4 && cut <= head.Length; cut++)
        {
            if (Utf8.IsValid(head.AsSpan(0, head.Length - cut)))
            {
                return true;
            }
        }

        string text = Encoding.UTF8.GetString(head);
        return text.Any(letter => letter > 127 && letter != '\uFFFD');
    }

    private static Encoding Lenient(TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf16LittleEndian => Encoding.Unicode,
        TextEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
        _ => FileProbe.Strict(encoding),
    };

    /// <summary>A pack that holds more than it may is not taken for one that ends there.</summary>
    private sealed class BoundedRows(IEventRows rows, CountedStream counted) : IEventRows
    {
        public Events.RawMessage? Next() => rows.Next() ?? (counted.IsOverBound ? throw new InvalidDataException("The file unpacks to more than a file may hold.") : null);

        public void Dispose() => rows.Dispose();
    }
}
