using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Simulation;

/// <summary>Writes the demo company's world with its planted truth beside it. Nothing in the Engine reads what it writes as truth.</summary>
public interface ISimulator
{
    /// <summary>Writes every raw file, <c>manifest.json</c> and <c>truth.json</c> into an empty or new folder.</summary>
    /// <param name="progress">Told the share done, in [0, 1]; null where nobody listens.</param>
    Task<Outcome<SimulatedWorld>> WriteAsync(
        string folder, SimulationOptions options, IProgress<double>? progress, CancellationToken cancellationToken);

    /// <summary>The truth beside a world's files, for the page that compares it with what was found; null where there is none.</summary>
    Task<WorldTruth?> ReadTruthAsync(string folder, CancellationToken cancellationToken);
}
