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

    /// <summary>
    /// Writes a customer register alone, at any size, with the errors and rates of the retail unit's <see cref="UnitPlan.RecordErrors"/>:
    /// <c>customers.csv</c>, and <c>truth.csv</c> with the person of each record.
    /// </summary>
    /// <param name="records">About how many records; whole persons are written until there are as many.</param>
    /// <param name="repeats">Whether persons have several records; without, no two records are one person.</param>
    /// <returns>Records written.</returns>
    Task<long> WriteRegisterAsync(string folder, int records, int seed, bool repeats, CancellationToken cancellationToken);
}
