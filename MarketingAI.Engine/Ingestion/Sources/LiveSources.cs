using System.Collections.Concurrent;
using System.Text;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Events.Algorithms;
using MarketingAI.Engine.Ingestion.Sources.Storage;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Ingestion.Sources;

/// <summary>The sources of each business unit with their mappings made ready, kept until one changes.</summary>
internal sealed class LiveSources(IServiceScopeFactory scopes, RecentBodies recent) : IDisposable
{
    /// <summary>The source of calls that name none, where the key is no other source's.</summary>
    public const string DefaultKey = "collector";

    /// <summary>Held while the standard collector is made.</summary>
    public SemaphoreSlim Making { get; } = new(1);

    private readonly ConcurrentDictionary<string, Task<UnitSources>> _units = new(StringComparer.Ordinal);

    public void Dispose() => Making.Dispose();

    /// <summary>The next call reads the catalogue anew.</summary>
    public void Forget(BusinessUnitId unit) => _units.TryRemove(unit.Value, out _);

    public async ValueTask<UnitSources> OfAsync(BusinessUnitId unit)
    {
        Task<UnitSources> reading = _units.GetOrAdd(unit.Value, _ => ReadAsync(unit));
        try
        {
            return await reading;
        }
        catch
        {
            _units.TryRemove(unit.Value, out _);
            throw;
        }
    }

    private async Task<UnitSources> ReadAsync(BusinessUnitId unit)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(unit, Actor.System);
        return new UnitSources(unit.Value, await scope.ServiceProvider.GetRequiredService<EventSourceRecords>().ListAsync(CancellationToken.None), recent);
    }
}

/// <summary>The sources of one business unit.</summary>
internal sealed class UnitSources
{
    private readonly Dictionary<string, LiveSource> _byKey;
    private readonly Dictionary<string, LiveSource> _byApiKey = new(StringComparer.Ordinal);

    public UnitSources(string unit, IReadOnlyList<EventSource> sources, RecentBodies recent)
    {
        _byKey = sources.ToDictionary(source => source.Key, source => new LiveSource(unit, source, recent.Of(unit, source.Key)), StringComparer.Ordinal);
        foreach (LiveSource live in _byKey.Values.Where(live => live.Source.ApiKeyId is not null))
        {
            _byApiKey.TryAdd(live.Source.ApiKeyId!, live);
        }
    }

    public IEnumerable<LiveSource> All => _byKey.Values;

    public LiveSource? Find(string key) => _byKey.GetValueOrDefault(key);

    public LiveSource? FindByApiKey(string id) => _byApiKey.GetValueOrDefault(id);
}

/// <summary>A source ready to read events.</summary>
internal sealed class LiveSource(string unit, EventSource source, RecentRing recent)
{
    public RecentRing Recent => recent;

    public EventSource Source { get; } = source;

    public string Key => Source.Key;

    public byte[] UnitName { get; } = Encoding.UTF8.GetBytes(unit);

    public byte[] KeyName { get; } = Encoding.UTF8.GetBytes(source.Key);

    public CompiledMapping Mapping { get; } = new(EventSchemas.Find(source.Schema) ?? EventSchemas.All[0], source.Mapping);
}
