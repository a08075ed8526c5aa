using MarketingAI.Engine.Simulation;

namespace MarketingAI.Workbench.Hosting;

/// <summary>The demo company.</summary>
public static class DemoServices
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddChecked<DemoOptions>(builder.Configuration, DemoOptions.Section);
        builder.Services.AddSimulation();
        builder.Services.AddSingleton<DemoProgress>();
        builder.Services.AddHostedService<DemoSeeder>();
    }
}
