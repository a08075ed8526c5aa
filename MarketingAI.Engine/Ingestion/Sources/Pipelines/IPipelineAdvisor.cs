using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Pipelines;

/// <summary>Should a source be loaded in batches or in a stream? Answered from what was measured on it.</summary>
public interface IPipelineAdvisor
{
    /// <summary>Measures, advises and stores the advice with its figures.</summary>
    Task<Outcome<StoredAdvice>> AdviseAsync(string key, CancellationToken cancellationToken);

    /// <summary>Advices on a source, newest first.</summary>
    Task<IReadOnlyList<StoredAdvice>> HistoryAsync(string key, CancellationToken cancellationToken);

    /// <summary>Puts the source into a mode, with the advice or against it; entered in the ledger.</summary>
    Task<Outcome<StoredAdvice>> DecideAsync(Guid adviceId, IntakeMode mode, string reason, CancellationToken cancellationToken);
}

/// <summary>Tells when events were used to decide; implemented by what decides.</summary>
public interface IEventUses
{
    /// <summary>Moments at which something was decided in the present business unit, ascending; one a second is enough.</summary>
    Task<IReadOnlyList<DateTimeOffset>> UsesAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
