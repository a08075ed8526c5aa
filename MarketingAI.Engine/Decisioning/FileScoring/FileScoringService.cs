using System.Globalization;
using MarketingAI.Engine.Decisioning.FileScoring.Algorithms;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.FileScoring;

internal sealed class FileScoringService(IFileTables files, TimeProvider clock) : IFileScoring
{
    private const int RowsAPiece = 8192;

    public async Task<Outcome<FileScore>> ScoreAsync(
        CompiledModel model, string path, string fileName, string outputPath, CancellationToken cancellationToken)
    {
        long started = clock.GetTimestamp();
        ColumnRequest[] wanted = [.. model.Fields.Select(field => new ColumnRequest(field.Name, KindOf(field.Kind)))];
        Outcome<FileRows> opened = await files.OpenAsync(new FileSource(path, fileName), wanted, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        using FileRows rows = opened.Value;
        string unfinished = outputPath + ".part";
        try
        {
            Outcome<(long Rows, double Sum)> written = await Task.Run(() => Write(model, rows, fileName, unfinished, cancellationToken), cancellationToken);
            if (written.IsRefused)
            {
                return written.Refusal;
            }

            File.Move(unfinished, outputPath, overwrite: true);
            (long count, double sum) = written.Value;
            return new FileScore(count, clock.GetElapsedTime(started).TotalSeconds, count == 0 ? null : sum / count);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static Outcome<(long Rows, double Sum)> Write(
        CompiledModel model, FileRows rows, string fileName, string path, CancellationToken cancellationToken)
    {
        using StreamWriter writer = new(path) { NewLine = "\n" };
        writer.WriteLine("row,probability");
        RowBinding binding = new(model.Fields, fileName);
        double[] row = new double[model.Fields.Count];
        (long count, double sum) = (0L, 0.0);
        Refusal? refusal = null;
        rows.Read(RowsAPiece, piece => refusal ??= Score(piece), cancellationToken);
        return refusal is null ? (count, sum) : refusal;

        Refusal? Score(ColumnTable piece)
        {
            Outcome<IReadOnlyList<double[]>> slots = binding.Bind(piece, count);
            if (slots.IsRefused)
            {
                return slots.Refusal;
            }

            for (int i = 0; i < piece.Rows; i++)
            {
                for (int field = 0; field < row.Length; field++)
                {
                    row[field] = slots.Value[field][i];
                }

                double probability = model.Predict(row).Probability;
                sum += probability;
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{++count},{probability:R}"));
            }

            return null;
        }
    }

    private static ColumnKind KindOf(FieldKind kind) => kind switch
    {
        FieldKind.Number => ColumnKind.Number,
        FieldKind.Category => ColumnKind.Category,
        FieldKind.Time => ColumnKind.Time,
    };
}
