using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Simulation;

public static class SimulationRegistration
{
    /// <summary>The simulator of demo worlds.</summary>
    public static IServiceCollection AddSimulation(this IServiceCollection services) => services.AddSingleton<ISimulator, SimulatorService>();
}
