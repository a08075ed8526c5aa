using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Algorithms;
using MarketingAI.Engine.Ingestion.Files;
using MarketingAI.Engine.Ingestion.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion;

internal sealed class FileTables(FileReader files, DataSetTables tables, FilePieces pieces, WorkScope scope, TimeProvider clock) : IFileTables
{
    public Task<Outcome<DataSet>> LoadAsync(FileSource file, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            Outcome<ReadFile> read = files.Read(file, cancellationToken);
            if (read.IsRefused)
            {
                return read.Refusal;
            }

            using ReadFile understood = read.Value;
            return Load(understood, Ids.New(clock), file.FileName);
        },
        cancellationToken);

    public Task<Outcome<FileRows>> OpenAsync(FileSource file, IReadOnlyList<ColumnRequest> columns, CancellationToken cancellationToken) => Task.Run<Outcome<FileRows>>(
        () =>
        {
            Outcome<ReadFile> read = files.Read(file, cancellationToken);
            if (read.IsRefused)
            {
                return read.Refusal;
            }

            if (Unfit(read.Value, columns) is { } refusal)
            {
                read.Value.Dispose();
                return refusal;
            }

            return new FileRows(read.Value, pieces, columns);
        },
        cancellationToken);

    /// <summary>Loads a file that was understood into a table of its own.</summary>
    public Outcome<DataSet> Load(ReadFile file, Guid id, string name)
    {
        if (file.Refusal is { } refusal)
        {
            return refusal;
        }

        WarehouseTable table = DataSetRecords.TableOf(id);
        Outcome<LoadedTable> loaded = tables.Load(file, table);
        return loaded.Then<DataSet>(made => new DataSet(
            id, name, file.FileName, table, made.Rows, made.Fingerprint, made.Columns, scope.Actor.Name, clock.GetUtcNow())
        {
            Remarks = file.Problems,
        });
    }

    private static Refusal? Unfit(ReadFile file, IReadOnlyList<ColumnRequest> wanted)
    {
        Dictionary<string, ColumnDecision> found = file.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        string[] missing = [.. wanted.Select(column => column.Name).Where(name => !found.ContainsKey(name))];
        if (missing.Length > 0)
        {
            return new ColumnsMissing(file.FileName, missing, [.. found.Keys]);
        }

        HashSet<string> names = wanted.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        FileProblem[] problems =
        [
            .. file.Problems.Where(problem => problem.Blocks && (problem.Column is null || names.Contains(problem.Column))),
            .. wanted.Select(column => Misfit(found[column.Name], column.Kind)).OfType<FileProblem>(),
        ];
        return problems.Length > 0 ? new FileRefused(file.FileName, problems) : null;
    }

    private static FileProblem? Misfit(ColumnDecision column, ColumnKind wanted)
    {
        bool fits = column.IsEmpty || (wanted, column.Type) switch
        {
            (ColumnKind.Category, _) => true,
            (ColumnKind.Number, ColumnType.Integer or ColumnType.Number or ColumnType.Boolean) => true,
            (ColumnKind.Time, ColumnType.Date or ColumnType.Timestamp) => true,
            _ => false,
        };
        string rule = wanted == ColumnKind.Number ? "The column must hold numbers." : "The column must hold dates or times.";
        return fits
            ? null
            : new FileProblem(column.Name, column.FirstWord?.Row, rule, column.FirstWord is { } word ? $"'{word.Text}'" : column.Type.ToString().ToLowerInvariant());
    }
}
