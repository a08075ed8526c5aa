using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>Understands a file of any kind that is taken.</summary>
internal sealed class FileReader(IWarehouse warehouse, IngestionOptions options, DataFolders folders, TimeProvider clock)
{
    public Outcome<ReadFile> Read(FileSource file, CancellationToken cancellationToken)
    {
        FileInfo info = new(file.Path);
        if (!info.Exists)
        {
            return Refused(file, "A file must be there.", "none");
        }

        if (info.Length > options.MostFileBytes)
        {
            return Refused(
                file,
                string.Create(CultureInfo.InvariantCulture, $"A file has at most {options.MostFileBytes:N0} bytes."),
                string.Create(CultureInfo.InvariantCulture, $"{info.Length:N0}"));
        }

        byte[] head = new TextFile(file.Path, Packing.None).Head(16);
        if (FileProbe.IsParquet(head))
        {
            return new ParquetFileReader(warehouse, options).Read(file);
        }

        return file.FileName.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? Refused(file, "A Parquet file starts with the letters PAR1.", head.Length == 0 ? "an empty file" : "other bytes; it is no Parquet file")
            : new TextFileReader(options, folders, clock).Read(file, PackingRule.Of(head), cancellationToken);
    }

    private static FileRefused Refused(FileSource file, string rule, string found) =>
        new(file.FileName, [new FileProblem(null, null, rule, found)]);
}
