using System.Collections.Concurrent;
using MarketingAI.Engine.FeatureStore.Views;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>All views in memory, by business unit: units never meet each other's entities.</summary>
internal sealed class OnlineViews
{
    private readonly ConcurrentDictionary<(string Unit, FeatureViewRef Reference), OnlineView> _views = new();

    public OnlineView Of(string unit, FeatureViewRef reference) => _views.GetOrAdd((unit, reference), key => new OnlineView(key.Unit, key.Reference));

    public OnlineView? Find(string unit, FeatureViewRef reference) => _views.GetValueOrDefault((unit, reference));

    public IReadOnlyList<OnlineView> OfUnit(string unit) =>
        [.. _views.Values.Where(view => string.Equals(view.Unit, unit, StringComparison.Ordinal)).OrderBy(view => view.Reference.Name, StringComparer.Ordinal).ThenBy(view => view.Reference.Version)];

    public IReadOnlyList<OnlineView> All => [.. _views.Values];

    public void Forget(OnlineView view)
    {
        view.Empty();
        _views.TryRemove((view.Unit, view.Reference), out _);
    }
}
