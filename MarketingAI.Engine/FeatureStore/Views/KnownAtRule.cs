using System.Text.Json.Serialization;

namespace MarketingAI.Engine.FeatureStore.Views;

/// <summary>When a row of the source became known. There is no "at once": a value that is back-filled later must not reach earlier decisions.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(KnownAtColumn), "column")]
[JsonDerivedType(typeof(KnownAfterDelay), "delay")]
[JsonDerivedType(typeof(KnownAtImport), "import")]
public abstract record KnownAtRule;

/// <summary>A column says it. A row without a value there was never known and counts nowhere.</summary>
public sealed record KnownAtColumn(string Column) : KnownAtRule;

/// <summary>Rows are known a stated time after they happened.</summary>
/// <param name="Hours">At least 0.</param>
public sealed record KnownAfterDelay(double Hours) : KnownAtRule;

/// <summary>Rows became known when the data set was loaded, all at once.</summary>
public sealed record KnownAtImport : KnownAtRule;
