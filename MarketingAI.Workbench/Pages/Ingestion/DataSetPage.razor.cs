using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>One data set: what its columns hold, what was agreed about them, and where it came from.</summary>
public sealed partial class DataSetPage(IDataSets dataSets, IContracts contracts)
{
    private const int RowsShown = 20;

    private DataSet? _dataSet;
    private bool _missing;
    private IReadOnlyList<ColumnLine> _columns = [];
    private IReadOnlyList<DataContract> _versions = [];
    private IReadOnlyList<IReadOnlyList<string?>> _rows = [];
    private IReadOnlyList<ContractUse> _uses = [];

    [Parameter]
    public Guid DataSetId { get; set; }

    private DataContract? Contract => _versions.FirstOrDefault(version => version.IsInForce);

    private string Result
    {
        get
        {
            if (Contract is not { } contract)
            {
                return "Nobody has said yet what the columns mean and when they become known. Confirm the contract next.";
            }

            int after = contract.Columns.Count(column => column.KnownAt == KnownAt.After);
            return after switch
            {
                0 => $"Ready to use: contract version {contract.Version}, every column is known at decision time.",
                1 => $"Ready to use: contract version {contract.Version}; one column is only known afterwards and is kept away from models.",
                _ => $"Ready to use: contract version {contract.Version}; {Numbers.Count(after)} columns are only known afterwards and are kept away from models.",
            };
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_dataSet?.Id == DataSetId)
        {
            return;
        }

        DataSet? found = await dataSets.FindAsync(DataSetId, CancellationToken.None);
        _missing = found is null;
        if (found is null)
        {
            return;
        }

        _versions = await contracts.VersionsAsync(DataSetId, CancellationToken.None);
        Dictionary<string, ContractColumn> terms = (Contract?.Columns ?? []).ToDictionary(column => column.Name, StringComparer.Ordinal);
        _columns = [.. found.Columns.Select(column => new ColumnLine(column, terms.GetValueOrDefault(column.Name)))];
        _rows = await dataSets.FirstRowsAsync(found, RowsShown, CancellationToken.None);
        _uses = await contracts.UsesAsync(DataSetId, CancellationToken.None);
        _dataSet = found;
    }

    private sealed record ColumnLine(DataSetColumn Column, ContractColumn? Terms);
}
