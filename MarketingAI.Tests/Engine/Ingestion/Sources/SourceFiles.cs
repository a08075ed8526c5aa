using MarketingAI.Engine.Data;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Ingestion.Sources;

/// <summary>JSON lines as files of another kind, written by the warehouse's own writer.</summary>
internal static class SourceFiles
{
    private static readonly EngineHost Host = new();

    public static byte[] Converted(string[] events, string form)
    {
        using TemporaryFolder folder = new();
        File.WriteAllLines(folder.File("in.jsonl"), events);
        using IServiceScope scope = Host.Enter();
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open();
        session.Run($$"""
            COPY (SELECT * FROM read_json('{{folder.File("in.jsonl")}}', columns = {event_id: 'VARCHAR', type: 'VARCHAR', event_time: 'VARCHAR', received_at: 'VARCHAR',
                anonymous_id: 'VARCHAR', email: 'VARCHAR', campaign: 'VARCHAR', value: 'VARCHAR', currency: 'VARCHAR', placement: 'VARCHAR'}))
            TO '{{folder.File("out")}}' ({{form}})
            """);
        return File.ReadAllBytes(folder.File("out"));
    }
}
