using System.Globalization;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.FeatureStore.Values.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Values;

/// <summary>Offers the values of active views that were written out to the explorer.</summary>
internal sealed class FeatureViewExploreSources(IFeatureViews views) : IExploreSources
{
    private const string Prefix = "view-";

    public async Task<IReadOnlyList<ExploreSource>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await views.ListAsync(cancellationToken)).Where(IsWritten).Select(Of)];

    public async Task<Outcome<ExploreSource>?> FindAsync(string key, CancellationToken cancellationToken) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && FeatureViewRef.Parse(key[Prefix.Length..]) is { } reference
        && await views.FindAsync(reference.Name, reference.Version, cancellationToken) is { } view && IsWritten(view)
            ? Of(view)
            : (Outcome<ExploreSource>?)null;

    private static bool IsWritten(FeatureView view) => view is { State: not FeatureViewState.Draft, Freshness: not null };

    private static ExploreSource Of(FeatureView view) => new(
        $"{Prefix}{view.Reference}", ExploreSourceKind.FeatureView, $"Features of {view.Reference}", ValueTables.Of(view), view.Freshness!.Entities,
        [.. ValueTables.Stored(view.Fields).Select(field => Of(view, field))])
    {
        Version = view.Freshness.WrittenAt.ToString("O", CultureInfo.InvariantCulture),
    };

    private static ExploreColumn Of(FeatureView view, FeatureField field) => new(
        field.Name, field.Name, field.Type,
        view.Definition.Features.FirstOrDefault(feature => string.Equals(feature.Name, field.Feature, StringComparison.Ordinal))?.Meaning ?? string.Empty)
    {
        PersonalData = field.PersonalData,
    };
}
