using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion.Storage;
using MarketingAI.Engine.Privacy.SubjectRequests;

namespace MarketingAI.Engine.Ingestion;

/// <summary>Finds and erases a person in the data sets, by the columns whose contract says that they point at or name persons.</summary>
internal sealed class DataSetPersons(DataSetRecords records, DataSetTables tables, IContracts contracts) : IPersonalDataHolder
{
    public string Name => "Data sets";

    public async Task<long> CountAsync(string personKey, CancellationToken cancellationToken)
    {
        long rows = 0;
        foreach ((DataSet dataSet, string[] columns) in await HoldingAsync(cancellationToken))
        {
            rows += tables.CountOf(dataSet, columns, personKey);
        }

        return rows;
    }

    public async Task<long> EraseAsync(string personKey, CancellationToken cancellationToken)
    {
        long rows = 0;
        foreach ((DataSet dataSet, string[] columns) in await HoldingAsync(cancellationToken))
        {
            long erased = tables.Erase(dataSet, columns, personKey);
            if (erased > 0)
            {
                await records.ReplaceAsync(tables.Described(dataSet), cancellationToken);
            }

            rows += erased;
        }

        return rows;
    }

    private async Task<IReadOnlyList<(DataSet DataSet, string[] Columns)>> HoldingAsync(CancellationToken cancellationToken)
    {
        List<(DataSet, string[])> holding = [];
        foreach (DataSet dataSet in await records.ListAsync(cancellationToken))
        {
            DataContract? contract = await contracts.FindForDataSetAsync(dataSet.Id, cancellationToken);
            string[] columns =
            [
                .. (contract?.Columns ?? [])
                    .Where(column => column.PersonalData is PersonalDataClass.Pseudonymous or PersonalDataClass.Identifying
                        && dataSet.Columns.Any(found => string.Equals(found.Name, column.Name, StringComparison.Ordinal)))
                    .Select(column => column.Name),
            ];
            if (columns.Length > 0)
            {
                holding.Add((dataSet, columns));
            }
        }

        return holding;
    }
}
