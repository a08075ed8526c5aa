using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Decisioning.Parity;

/// <summary>The front door of the parity check: are features at the decision what training would have computed?</summary>
public interface IFeatureParity
{
    /// <summary>Replays looked-up values of the decision log against their recomputation; what differs becomes an incident.</summary>
    Task<Outcome<ParityReport>> CheckAsync(ParityOptions options, CancellationToken cancellationToken);
}

/// <param name="From">From this moment on.</param>
/// <param name="Until">Before this moment.</param>
/// <param name="Sample">Decisions at most, drawn evenly by their ids; null for all.</param>
public sealed record ParityOptions(DateTimeOffset From, DateTimeOffset Until, int? Sample = 1000);
