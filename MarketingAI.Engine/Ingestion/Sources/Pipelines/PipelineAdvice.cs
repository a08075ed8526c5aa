namespace MarketingAI.Engine.Ingestion.Sources.Pipelines;

/// <summary>What is recommended for a pipeline, with the figures it rests on.</summary>
public sealed record PipelineAdvice(PipelineVerdict Verdict, string Reason, PipelineFigures Figures);

/// <summary>Which mode a pipeline should have.</summary>
public enum PipelineVerdict
{
    CannotTell,
    Batch,
    Streaming,

    /// <summary>Both are soon enough and batches save nothing that was measured.</summary>
    Either,
}

/// <summary>Measured on the pipeline's own history.</summary>
/// <param name="Days">Days with events that were used afterwards.</param>
/// <param name="StreamingDays">Days on which batches would have come too late for more than one event in twenty beyond what streaming misses.</param>
/// <param name="Events">Events of those days.</param>
/// <param name="Uses">Decisions made in that time.</param>
/// <param name="MedianNeedSeconds">Half of the events were needed within this time of becoming known.</param>
/// <param name="LateInBatches">Share of events that would have come too late in batches, by replay.</param>
/// <param name="LateInStream">The same in a stream.</param>
/// <param name="StreamDelaySeconds">From known to loaded in a stream, mean.</param>
/// <param name="BatchDelaySeconds">The same as measured in batches; null where none ran.</param>
/// <param name="StreamCpuPerThousand">CPU seconds for 1,000 events in a stream; null where none ran.</param>
/// <param name="BatchCpuPerThousand">The same in batches.</param>
/// <param name="DemandedSeconds">What people entered; null where the uses speak.</param>
/// <param name="Cadence">The batches that were replayed, in words.</param>
public sealed record PipelineFigures(
    int Days,
    int StreamingDays,
    long Events,
    long Uses,
    double? MedianNeedSeconds,
    double? LateInBatches,
    double? LateInStream,
    double StreamDelaySeconds,
    double? BatchDelaySeconds,
    double? StreamCpuPerThousand,
    double? BatchCpuPerThousand,
    int? DemandedSeconds,
    string Cadence);

/// <summary>An advice as stored, and what people made of it.</summary>
/// <param name="Decision">Accepted, Overridden or null for not yet.</param>
public sealed record StoredAdvice(
    Guid Id, PipelineAdvice Advice, IntakeMode ModeThen, DateTimeOffset MadeAt, string? Decision, string? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionReason);
