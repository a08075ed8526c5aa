using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>All data sets of the business unit.</summary>
public sealed partial class DataSetsPage(IDataSets dataSets, IContracts contracts)
{
    private IReadOnlyList<DataSetLine>? _lines;

    protected override async Task OnInitializedAsync()
    {
        List<DataSetLine> lines = [];
        foreach (DataSet dataSet in await dataSets.ListAsync(CancellationToken.None))
        {
            DataContract? contract = await contracts.FindForDataSetAsync(dataSet.Id, CancellationToken.None);
            lines.Add(new DataSetLine(dataSet, contract?.Version));
        }

        _lines = lines;
    }

    private sealed record DataSetLine(DataSet DataSet, int? ContractVersion);
}
