using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Ingestion;

/// <summary>Looks at a data set after its rows are in the warehouse and before any list shows it.</summary>
public interface IDataSetArrival
{
    Task ArrivedAsync(DataSet dataSet, CancellationToken cancellationToken);
}

internal sealed class DataSetArrivals(IServiceProvider services, IEnumerable<ILineageSink> lineage)
{
    public async Task TellAsync(DataSet dataSet, CancellationToken cancellationToken)
    {
        // Looked up when asked: who looks may itself need data sets.
        foreach (IDataSetArrival one in services.GetServices<IDataSetArrival>())
        {
            await one.ArrivedAsync(dataSet, cancellationToken);
        }
    }

    public async Task RecordAsync(DataSet made, CancellationToken cancellationToken)
    {
        LineageEdge[] edges = [new("file", made.FileName, "data-set", made.Id.ToString(), "import")];
        foreach (ILineageSink sink in lineage)
        {
            await sink.RecordAsync(edges, cancellationToken);
        }
    }
}
