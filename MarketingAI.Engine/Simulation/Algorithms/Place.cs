namespace MarketingAI.Engine.Simulation.Algorithms;

internal enum Place
{
    Web,
    App,
    Store,
}
