using System.Globalization;
using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>Reads CSV text in its several encodings.</summary>
internal sealed class TextFileReader(IngestionOptions options, DataFolders folders, TimeProvider clock)
{
    private const int HeadBytes = 256 * 1024;

    public Outcome<ReadFile> Read(FileSource file, Packing packing, CancellationToken cancellationToken)
    {
        TextFile text = new(file.Path, packing);
        byte[] head;
        try
        {
            head = text.Head(HeadBytes);
        }
        catch (InvalidDataException)
        {
            return Refused(file, "A packed file can be unpacked.", "a damaged one");
        }

        if (Unreadable(file, head) is { } refusal)
        {
            return refusal;
        }

        TextEncoding encoding = FileProbe.EncodingOf(head);
        Outcome<ReadFile> read = encoding is TextEncoding.Utf8 or TextEncoding.Utf8WithMark
            ? Scan(file, text, new FileContent(file.Path, IsCopy: false, 0, packing, options.LongestRowBytes, []), encoding, cancellationToken)
            : ScanCopy(file, text, encoding, cancellationToken);
        return read.Refusal is NotUtf8 ? ScanCopy(file, text, TextEncoding.Windows1252, cancellationToken) : read;
    }

    private static FileRefused? Unreadable(FileSource file, byte[] head)
    {
        if (head.Length == 0)
        {
            return Refused(file, "A file holds a row of column names and rows of values.", "an empty file");
        }

        if (FileProbe.BinaryKind(head) is { } kind)
        {
            return Refused(file, "A file is CSV text, packed CSV (gzip, Zstandard) or Parquet. Save the table as CSV and try again.", kind);
        }

        TextEncoding encoding = FileProbe.EncodingOf(head);
        if (encoding == TextEncoding.Utf32)
        {
            return Refused(file, "Text is UTF-8, UTF-16 or Windows-1252.", "UTF-32");
        }

        return encoding is TextEncoding.Utf8 && FileProbe.IsMostlyControl(head)
            ? Refused(file, "A file is CSV text, packed CSV (gzip, Zstandard) or Parquet.", "binary data")
            : null;
    }

    private Outcome<ReadFile> ScanCopy(FileSource file, TextFile text, TextEncoding encoding, CancellationToken cancellationToken)
    {
        string copy = Path.Combine(folders.Uploads, $"{Ids.New(clock):N}.utf8.csv");
        FileContent content = new(copy, IsCopy: true, 0, Packing.None, options.LongestRowBytes, []);
        bool kept = false;
        try
        {
            text.CopyAsUtf8(encoding, copy, cancellationToken);
            Outcome<ReadFile> read = Scan(file, new TextFile(copy, Packing.None), content, encoding, cancellationToken);
            kept = !read.IsRefused;
            return read;
        }
        catch (DecoderFallbackException)
        {
            return Refused(file, $"Text that starts as {FileProbe.Words(encoding)} stays it.", "bytes that are none of its characters");
        }
        finally
        {
            if (!kept)
            {
                content.Dispose();
            }
        }
    }

    private Outcome<ReadFile> Scan(FileSource file, TextFile text, FileContent content, TextEncoding encoding, CancellationToken cancellationToken)
    {
        byte[] head = text.Head(HeadBytes);
        byte separator = SeparatorRule.Recognise(WithoutMark(head));
        using CountedStream counted = new(text.Open(), options.MostUnpackedBytes, cancellationToken);
        SkipMark(counted, head);
        using CsvRecords records = new(counted, separator, options.LongestRowBytes);
        CsvScan scan = new(options, records);
        try
        {
            bool isTable = scan.Run();
            if (Broken(file, scan, counted, encoding) is { } refusal)
            {
                return refusal;
            }

            if (!isTable)
            {
                return new FileRefused(file.FileName, scan.Problems);
            }
        }
        catch (InvalidDataException)
        {
            return Refused(file, "A packed file can be unpacked to its end.", "a damaged one, or one that is cut off");
        }

        return Understood(file, scan, content with { Separator = separator }, encoding);
    }

    private Refusal? Broken(FileSource file, CsvScan scan, CountedStream counted, TextEncoding encoding)
    {
        if (counted.IsOverBound)
        {
            return Refused(file, string.Create(CultureInfo.InvariantCulture, $"A file unpacks to at most {options.MostUnpackedBytes:N0} bytes."), "more");
        }

        return scan.BrokenUtf8Line is not { } line
            ? null
            : encoding == TextEncoding.Utf8 && !scan.HasUtf8Letters
                ? new NotUtf8(file.FileName)
                : new FileRefused(file.FileName, [new FileProblem(null, line, "Text that starts as UTF-8 stays it.", "bytes that are none of its characters")]);
    }

    private static ReadFile Understood(FileSource file, CsvScan scan, FileContent content, TextEncoding encoding)
    {
        ColumnDecision[] columns =
            [.. scan.Columns.Select(column => TypeRule.Decide(column, file.Choices.GetValueOrDefault(column.Name, ColumnChoice.Recognised)) with { IsBare = column.IsBare })];
        string format = $"CSV{(content.Packing == Packing.None ? string.Empty : $" ({PackingRule.Words(content.Packing)})")}, separator {SeparatorRule.Words(content.Separator!.Value)}, {FileProbe.Words(encoding)}";
        return new ReadFile(file.FileName, format, content, columns, scan.FirstRows, scan.Rows, [.. scan.Problems, .. columns.SelectMany(column => column.Problems)]);
    }

    private static void SkipMark(CountedStream stream, byte[] head)
    {
        if (head is [0xEF, 0xBB, 0xBF, ..])
        {
            stream.ReadExactly(new byte[3]);
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(byte[] head) => head is [0xEF, 0xBB, 0xBF, ..] ? head.AsSpan(3) : head;

    private static FileRefused Refused(FileSource file, string rule, string found) =>
        new(file.FileName, [new FileProblem(null, null, rule, found)]);

    /// <summary>No byte beyond ASCII was UTF-8: the text may be Windows-1252.</summary>
    private sealed record NotUtf8(string FileName) : Refusal($"{FileName} is not UTF-8.");
}
