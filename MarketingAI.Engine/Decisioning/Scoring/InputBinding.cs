using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>Ties the fields of a model to the views they are looked up in, and sees to it that these are in memory.</summary>
/// <param name="online">Null where the host has no feature views.</param>
internal sealed class InputBinding(WorkScope scope, OnlineViews? online = null, OnlineKeeper? keeper = null, IFeatureViews? catalogue = null, IJobs? jobs = null)
{
    /// <summary>The member of a row that carries its key.</summary>
    public const string Entity = "entity";

    /// <summary>What a live model needs to look up; null where the caller sends every field.</summary>
    public async Task<Outcome<LiveInputs?>> BindAsync(IReadOnlyList<ModelField> fields, CancellationToken cancellationToken)
    {
        FeatureViewRef[] needed = [.. fields.Select(field => field.Origin).OfType<ViewOrigin>().Select(origin => new FeatureViewRef(origin.View, origin.Version)).Distinct()];
        if (needed.Length == 0)
        {
            return Outcome.Of<LiveInputs?>(null);
        }

        if (fields.Any(field => string.Equals(field.Name, Entity, StringComparison.Ordinal)))
        {
            return new FieldNamedEntity();
        }

        List<(OnlineView, string)> views = [];
        foreach (FeatureViewRef reference in needed)
        {
            if (online is null || catalogue is null || await catalogue.FindAsync(reference.Name, reference.Version, cancellationToken) is not { } view)
            {
                return new ViewOfModelMissing(reference.ToString());
            }

            OnlineView held = online.Of(scope.Unit.Value, reference);
            held.IsHeld = true;
            views.Add((held, view.Definition.Entity.ToString()));
        }

        return new LiveInputs(fields, views);
    }

    /// <summary>Loads what is not in memory yet; what was never written out is computed in the background.</summary>
    public async Task LoadAsync(LiveInputs inputs, CancellationToken cancellationToken)
    {
        foreach (LiveView view in inputs.Views.Where(view => view.View.Content is null))
        {
            if (keeper is not null && await keeper.LoadAsync(scope.Unit.Value, view.View.Reference, cancellationToken) is OnlineNeverWritten && jobs is not null)
            {
                await jobs.StartAsync(
                    new RefreshOnlineFeatures(view.View.Reference.ToString()), $"Compute {view.View.Reference} for a deployed model", cancellationToken);
            }
        }
    }
}
