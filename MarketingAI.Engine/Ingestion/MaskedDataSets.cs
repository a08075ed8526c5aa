using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion.Algorithms;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.Ingestion;

/// <summary>
/// The front door of data sets with masks on what does not come through a warehouse view: the rows of a preview, and the values that problems
/// quote. Rows are shown as the policy says; a quoted value of a column about persons is hidden from all, because messages travel.
/// </summary>
internal sealed class MaskedDataSets(FileDataSets inner, IEnumerable<IValueMasks> masks) : IDataSets
{
    private const string HiddenValue = "a value that is not shown because the column looks personal";

    private readonly IValueMasks? _masks = masks.SingleOrDefault();

    public async Task<Outcome<FilePreview>> PreviewAsync(FileSource file, CancellationToken cancellationToken)
    {
        Outcome<FilePreview> read = await inner.PreviewAsync(file, cancellationToken);
        return read.IsRefused ? Shown(read.Refusal) : Shown(read.Value);
    }

    public async Task<Outcome<DataSet>> ImportAsync(FileSource file, string name, CancellationToken cancellationToken, Guid? id = null)
    {
        Outcome<DataSet> made = await inner.ImportAsync(file, name, cancellationToken, id);
        return made.IsRefused ? Shown(made.Refusal) : Shown(made.Value);
    }

    public async Task<DataSet?> FindAsync(Guid dataSetId, CancellationToken cancellationToken) =>
        await inner.FindAsync(dataSetId, cancellationToken) is { } found ? Shown(found) : null;

    public async Task<IReadOnlyList<DataSet>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await inner.ListAsync(cancellationToken)).Select(Shown)];

    public Task<IReadOnlyList<IReadOnlyList<string?>>> FirstRowsAsync(DataSet dataSet, int most, CancellationToken cancellationToken) =>
        inner.FirstRowsAsync(dataSet, most, cancellationToken);

    public Task<ColumnTable> ReadAsync(DataSet dataSet, IReadOnlyList<string> columns, CancellationToken cancellationToken, string? purpose = null) =>
        inner.ReadAsync(dataSet, columns, cancellationToken, purpose);

    public Task<Outcome<IReadOnlyList<ContractColumn>>> ProposeContractAsync(Guid dataSetId, CancellationToken cancellationToken) =>
        inner.ProposeContractAsync(dataSetId, cancellationToken);

    public Task<Outcome<IReadOnlyList<ContractColumn>>> ProposeForAsync(DataSet dataSet, CancellationToken cancellationToken) =>
        inner.ProposeForAsync(dataSet, cancellationToken);

    private FilePreview Shown(FilePreview preview)
    {
        if (_masks is null)
        {
            return preview;
        }

        ColumnClass[] classes = [.. preview.Columns.Select((column, i) => Guess(column, [.. preview.Rows.Select(row => row[i]).OfType<string>()]))];
        return preview with
        {
            Rows = [.. preview.Rows.Select(row => row.Select((value, i) => _masks.Shown(preview.Columns[i].Name, classes[i], value)).ToArray())],
            Problems = Shown(preview.Problems),
        };
    }

    private DataSet Shown(DataSet dataSet) => _masks is null || dataSet.Remarks.Count == 0 ? dataSet : dataSet with { Remarks = Shown(dataSet.Remarks) };

    private Refusal Shown(Refusal refusal) => _masks is not null && refusal is FileRefused refused ? new FileRefused(refused.FileName, Shown(refused.Problems)) : refusal;

    private FileProblem[] Shown(IReadOnlyList<FileProblem> problems) =>
    [
        .. problems.Select(problem => problem.Column is { } column && _masks!.ClassOf(column) is ColumnClass.Identifying or ColumnClass.Sensitive
            ? problem with { Found = HiddenValue }
            : problem),
    ];

    private ColumnClass Guess(PreviewColumn column, IReadOnlyList<string> values)
    {
        DataSetColumn described = new(column.Name, column.Type, values.Distinct(StringComparer.Ordinal).Count(), 0);
        ColumnClass guessed = DataSetClasses.Of(ColumnGuess.Propose(described, Math.Max(values.Count, 1), values).PersonalData);
        ColumnClass known = _masks!.ClassOf(column.Name);
        return guessed > known ? guessed : known;
    }
}
