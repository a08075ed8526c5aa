using System.Collections.Concurrent;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>What the runners of this host report.</summary>
internal sealed class HealthBoard
{
    private readonly ConcurrentDictionary<(string Unit, string Key), SourceHealth> _states = new();

    public SourceHealth? Find(string unit, string key) => _states.GetValueOrDefault((unit, key));

    public void Put(string unit, string key, SourceHealth health) => _states[(unit, key)] = health;

    public void Remove(string unit, string key) => _states.TryRemove((unit, key), out _);
}

internal sealed class SourceHealthService(HealthBoard board, WorkScope scope) : ISourceHealth
{
    public SourceHealth? Find(string key) => board.Find(scope.Unit.Value, key);
}
