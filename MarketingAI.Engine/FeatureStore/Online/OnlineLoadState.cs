namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>Whether the values of an earlier run are in memory again; until then the host is not ready.</summary>
public sealed class OnlineLoadState
{
    private volatile bool _isLoaded;

    public bool IsLoaded => _isLoaded;

    internal void MarkLoaded() => _isLoaded = true;
}
