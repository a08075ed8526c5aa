using System.Collections.Concurrent;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>What the runners of this host report.</summary>
internal sealed class HealthBoard
{
    private readonly ConcurrentDictionary<(string Unit, string Key), SourceHealth> _states = new();
    private readonly ConcurrentDictionary<(string Unit, string Key), DateTimeOffset> _read = new();

    public SourceHealth? Find(string unit, string key) => _states.GetValueOrDefault((unit, key));

    /// <summary>When something of the source was last committed, also by a runner that was started anew since.</summary>
    public DateTimeOffset? LastReadAt(string unit, string key) => _read.TryGetValue((unit, key), out DateTimeOffset at) ? at : null;

    public void Put(string unit, string key, SourceHealth health)
    {
        _states[(unit, key)] = health;
        if (health.LastReadAt is { } read)
        {
            _read[(unit, key)] = read;
        }
    }

    public void Remove(string unit, string key) => _states.TryRemove((unit, key), out _);
}

internal sealed class SourceHealthService(HealthBoard board, WorkScope scope) : ISourceHealth
{
    public SourceHealth? Find(string key) => board.Find(scope.Unit.Value, key);
}
