namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string FeatureViews = "/features/views";
    public const string FeatureViewRoute = "/features/views/{Name}";
    public const string FeatureViewEditRoute = "/features/views/{Name}/edit";
    public const string NewFeatureView = "/features/new-view";
    public const string TrainingSets = "/features/training-sets";
    public const string TrainingSetRoute = "/features/training-sets/{Id:guid}";
    public const string NewTrainingSet = "/features/new-training-set";

    /// <summary>A view; the version that counts where none is named.</summary>
    public static string FeatureView(string name, int? version = null, int? against = null)
    {
        string[] query =
        [
            .. version is { } shown ? [FormattableString.Invariant($"version={shown}")] : Array.Empty<string>(),
            .. against is { } other ? [FormattableString.Invariant($"against={other}")] : Array.Empty<string>(),
        ];
        return $"{FeatureViews}/{Uri.EscapeDataString(name)}{(query.Length == 0 ? "" : "?" + string.Join('&', query))}";
    }

    public static string FeatureViewEdit(string name) => $"{FeatureViews}/{Uri.EscapeDataString(name)}/edit";

    public static string TrainingSet(Guid id) => $"{TrainingSets}/{id}";

    /// <summary>Make a training set that takes from a view.</summary>
    public static string NewTrainingSetFrom(string view) => $"{NewTrainingSet}?view={Uri.EscapeDataString(view)}";
}
