namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>What holds for one commit of a source.</summary>
/// <param name="Look">Null where nothing is asked of the rows.</param>
/// <param name="Lifted">Fields that later versions of the event schema brought, with the column that each is written to.</param>
internal sealed record CommitTerms(BatchLook? Look, IReadOnlyList<LiftedField> Lifted)
{
    public static CommitTerms None { get; } = new(null, []);
}

/// <param name="Name">What an event calls it: a key of its properties.</param>
/// <param name="Type">SQL type of the column.</param>
internal sealed record LiftedField(string Name, string Column, string Type);
