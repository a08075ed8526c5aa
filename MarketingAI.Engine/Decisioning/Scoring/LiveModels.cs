using System.Collections.Frozen;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>Which models answer at this moment. Readers take one snapshot; a deployment swaps it as a whole.</summary>
internal sealed class LiveModels
{
    private readonly Lock _changing = new();
    private volatile FrozenDictionary<string, UnitModels> _units = FrozenDictionary<string, UnitModels>.Empty;
    private volatile bool _loaded;

    /// <summary>Says that the deployments of an earlier run are live again.</summary>
    public void MarkLoaded() => _loaded = true;

    /// <summary>The model that answers under an alias.</summary>
    public Outcome<LiveModel> Find(string unit, ReadOnlySpan<char> alias)
    {
        if (_units.TryGetValue(unit, out UnitModels? models))
        {
            if (models.Live.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(alias, out LiveModel? live))
            {
                return live;
            }

            if (models.NotLoadable.TryGetValue(alias.ToString(), out Refusal? refusal))
            {
                return refusal;
            }
        }

        return _loaded ? new UnknownAlias(alias.ToString()) : new ModelsLoading();
    }

    public void Put(string unit, LiveModel live) =>
        Change(unit, live.Deployment.Alias, live, refusal: null);

    /// <summary>Keeps an alias from answering "unknown" where its model could not be loaded.</summary>
    public void PutNotLoadable(string unit, string alias, Refusal refusal) => Change(unit, alias, live: null, refusal);

    private void Change(string unit, string alias, LiveModel? live, Refusal? refusal)
    {
        lock (_changing)
        {
            UnitModels before = _units.GetValueOrDefault(unit) ?? UnitModels.Empty;
            Dictionary<string, LiveModel> models = new(before.Live, StringComparer.Ordinal);
            Dictionary<string, Refusal> refused = new(before.NotLoadable, StringComparer.Ordinal);
            models.Remove(alias);
            refused.Remove(alias);
            if (live is not null)
            {
                models[alias] = live;
            }

            if (refusal is not null)
            {
                refused[alias] = refusal;
            }

            Dictionary<string, UnitModels> units = new(_units, StringComparer.Ordinal)
            {
                [unit] = new UnitModels(models.ToFrozenDictionary(StringComparer.Ordinal), refused),
            };
            _units = units.ToFrozenDictionary(StringComparer.Ordinal);
        }
    }

    private sealed record UnitModels(FrozenDictionary<string, LiveModel> Live, IReadOnlyDictionary<string, Refusal> NotLoadable)
    {
        public static UnitModels Empty { get; } =
            new(FrozenDictionary<string, LiveModel>.Empty, new Dictionary<string, Refusal>(StringComparer.Ordinal));
    }
}
