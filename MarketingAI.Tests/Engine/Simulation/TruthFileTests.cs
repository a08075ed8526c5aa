using MarketingAI.Engine.Simulation;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Simulation;

public sealed class TruthFileTests
{
    [Fact]
    public async Task The_truth_reads_back_as_it_was_written()
    {
        using SimulatedFolder world = new(new SimulationOptions { Scale = 0.01, Seed = 6 });
        await using ServiceProvider services = new ServiceCollection().AddSimulation().BuildServiceProvider();

        WorldTruth? truth = await services.GetRequiredService<ISimulator>().ReadTruthAsync(world.Path, CancellationToken.None);

        Assert.Equal(world.World.Truth.Units[1].Leads, truth!.Units[1].Leads);
        Assert.Equal(world.Retail.Journeys.RemovalEffect, truth.Units[0].Journeys.RemovalEffect);
        Assert.Equal(world.Retail.Plan.Purchases, truth.Units[0].Plan.Purchases);
        Assert.Equal(world.Retail.Plan.Media.Channels, truth.Units[0].Plan.Media.Channels);
    }

    [Fact]
    public async Task A_folder_without_truth_gives_none()
    {
        using TemporaryFolder folder = new();
        await using ServiceProvider services = new ServiceCollection().AddSimulation().BuildServiceProvider();

        Assert.Null(await services.GetRequiredService<ISimulator>().ReadTruthAsync(folder.Path, CancellationToken.None));
    }
}
