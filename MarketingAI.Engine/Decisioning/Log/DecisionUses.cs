using MarketingAI.Engine.Decisioning.Log.Storage;
using MarketingAI.Engine.Ingestion.Sources.Pipelines;

namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>Decisions are what events are used for; those of the last minutes, which are not moved yet, are left out.</summary>
internal sealed class DecisionUses(DecisionTable table) : IEventUses
{
    public Task<IReadOnlyList<DateTimeOffset>> UsesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        IReadOnlyList<DateTimeOffset> seconds = [];
        table.Read(session => seconds = DecisionTable.Seconds(session, since));
        return Task.FromResult(seconds);
    }
}
