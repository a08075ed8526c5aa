#pragma warning disable IDE0130 // the namespaces are the point: each type breaks one rule where that rule looks
#pragma warning disable CA1812 // nobody makes them
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Attribution.Algorithms
{
    internal sealed class PlantedAlgorithm
    {
        public static long Now(TimeProvider clock) => clock.GetUtcNow().Ticks;
    }
}

namespace MarketingAI.Engine.Attribution.Storage
{
    internal sealed class PlantedTable;
}

namespace MarketingAI.Engine.Attribution
{
    internal sealed class PlantedService(DuckDB.NET.Data.DuckDBConnection connection, Microsoft.ML.MLContext context)
    {
        public DuckDB.NET.Data.DuckDBConnection Connection { get; } = connection;

        public Microsoft.ML.MLContext Context { get; } = context;
    }

    internal sealed class PlantedJob(Hangfire.IBackgroundJobClient client, Microsoft.AspNetCore.Http.HttpContext http)
    {
        public Hangfire.IBackgroundJobClient Client { get; } = client;

        public Microsoft.AspNetCore.Http.HttpContext Http { get; } = http;
    }
}

namespace MarketingAI.Engine.Identity
{
    internal sealed class PlantedImporter(Attribution.Storage.PlantedTable table)
    {
        public Attribution.Storage.PlantedTable Table { get; } = table;
    }
}

namespace MarketingAI.Engine.Kernel
{
    internal sealed class PlantedUpward(Identity.PlantedImporter importer)
    {
        public Identity.PlantedImporter Importer { get; } = importer;
    }
}

namespace MarketingAI.Workbench.Components.Controls
{
    internal sealed class PlantedControl(Engine.Identity.PlantedImporter importer)
    {
        public Engine.Identity.PlantedImporter Importer { get; } = importer;
    }
}

namespace MarketingAI.Workbench.Pages.Attribution
{
    internal sealed class PlantedPage(Controls.Refusing refusing)
    {
        public Controls.Refusing Refusing { get; } = refusing;
    }
}

namespace MarketingAI.Workbench.Pages.Controls
{
    internal sealed record Refusing(string Text) : Refusal(Text);
}
