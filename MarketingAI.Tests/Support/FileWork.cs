using System.IO.Compression;
using System.Text;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Support;

/// <summary>Ingestion, contracts and training sets over a real store and warehouse, and files to feed them.</summary>
public sealed class FileWork : IDisposable
{
    private readonly EngineHost _host;
    private readonly IServiceScope _scope;
    private readonly TemporaryFolder _folder = new();

    public FileWork(IngestionOptions? options = null, Action<IServiceCollection>? add = null)
    {
        _host = new EngineHost(services =>
        {
            services.AddSingleton<ILedger>(Ledger);
            services.AddNotices().AddContracts().AddIngestion(options ?? new IngestionOptions()).AddFeatureViews().AddTrainingSets();
            add?.Invoke(services);
        });
        _scope = _host.Enter("retail", "dana", Roles.DataScientist);
    }

    public RecordingLedger Ledger { get; } = new();

    public EngineHost Host => _host;

    public IDataSets DataSets => Get<IDataSets>();

    public IFileTables Files => Get<IFileTables>();

    public IContracts Contracts => Get<IContracts>();

    public ITrainingSets TrainingSets => Get<ITrainingSets>();

    public T Get<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public FileSource Text(string text, string name = "people.csv", Encoding? encoding = null) =>
        Bytes((encoding ?? new UTF8Encoding(false)).GetBytes(text), name);

    public FileSource Bytes(byte[] content, string name)
    {
        string path = _folder.File($"{Guid.CreateVersion7(_host.Clock.GetUtcNow()):N}-{name}");
        File.WriteAllBytes(path, content);
        return new FileSource(path, name);
    }

    public static byte[] Gzip(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream pack = new(packed, CompressionLevel.Fastest))
        {
            pack.Write(content);
        }

        return packed.ToArray();
    }

    public Task<Outcome<FilePreview>> Preview(FileSource file) => DataSets.PreviewAsync(file, CancellationToken.None);

    public async Task<DataSet> Import(FileSource file, string name = "People") =>
        (await DataSets.ImportAsync(file, name, CancellationToken.None)).Value;

    /// <summary>Confirms the proposed contract, every column known before the decision unless said otherwise.</summary>
    public async Task<DataContract> Confirm(DataSet dataSet, Func<ContractColumn, ContractColumn>? change = null)
    {
        IReadOnlyList<ContractColumn> proposed = (await DataSets.ProposeContractAsync(dataSet.Id, CancellationToken.None)).Value;
        ContractColumn[] answered = [.. proposed.Select(column => column with { KnownAt = KnownAt.Before }).Select(change ?? (column => column))];
        return (await Contracts.ConfirmAsync(dataSet.Id, dataSet.Name, answered, CancellationToken.None)).Value;
    }

    public void Dispose()
    {
        _scope.Dispose();
        _host.Dispose();
        _folder.Dispose();
    }
}
