using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion.Files;
using MarketingAI.Engine.Ingestion.Storage;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Engine.Privacy.SubjectRequests;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Ingestion;

public static class IngestionRegistration
{
    /// <summary>Data sets out of files.</summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services, IngestionOptions options)
    {
        services.AddSingleton(options);
        services.AddScoped<IUploads, FileUploads>();
        services.AddScoped<FileReader>();
        services.AddScoped<DataSetTables>();
        services.AddScoped<FilePieces>();
        services.AddScoped<DataSetRecords>();
        services.AddScoped<FileTables>();
        services.AddScoped<IContractedColumns, ContractedDataSets>();
        services.AddScoped<IPersonalDataHolder, DataSetPersons>();
        services.AddSingleton<ProposedClasses>();
        services.AddScoped<IPersonalColumns, DataSetClasses>();
        services.AddScoped<DataSetArrivals>();
        services.AddScoped<FileDataSets>();
        services.AddScoped<IDataSets, MaskedDataSets>();
        services.AddScoped<IFileTables>(provider => provider.GetRequiredService<FileTables>());
        return services;
    }
}
