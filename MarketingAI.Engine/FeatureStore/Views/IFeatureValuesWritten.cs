namespace MarketingAI.Engine.FeatureStore.Views;

/// <summary>Is told when a view's values were written out anew.</summary>
public interface IFeatureValuesWritten
{
    Task WrittenAsync(FeatureViewRef view, CancellationToken cancellationToken);
}
