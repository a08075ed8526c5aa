using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Views;

/// <summary>The front door of feature views: their versions, their checks, their SQL and what they would give.</summary>
public interface IFeatureViews
{
    /// <summary>Of every name the version that counts: the active one, else the newest. By name.</summary>
    Task<IReadOnlyList<FeatureView>> ListAsync(CancellationToken cancellationToken);

    /// <param name="version">Null for the version that counts: the active one, else the newest.</param>
    Task<FeatureView?> FindAsync(string name, int? version, CancellationToken cancellationToken);

    /// <summary>All versions under a name, newest first.</summary>
    Task<IReadOnlyList<FeatureView>> VersionsAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes the draft under the definition's name: changes the open one or begins the next version. Faults are named, and do not stand in the way.</summary>
    Task<Outcome<FeatureView>> SaveDraftAsync(FeatureViewDefinition definition, CancellationToken cancellationToken);

    /// <summary>The columns that features of a source can be made from; empty where there is no such source.</summary>
    Task<IReadOnlyList<FeatureColumn>> ColumnsAsync(FeatureSource source, CancellationToken cancellationToken);

    /// <summary>Everything that stands against a definition: names, columns, expressions, circles, classes, windows. Empty where it may become active.</summary>
    Task<IReadOnlyList<FeatureFault>> CheckAsync(FeatureViewDefinition definition, CancellationToken cancellationToken);

    /// <summary>Checks the draft and makes it the active version; an older active version is retired.</summary>
    Task<Outcome<FeatureView>> ActivateAsync(string name, string reason, CancellationToken cancellationToken);

    /// <summary>Takes the active version out of use for new work.</summary>
    Task<Outcome<FeatureView>> RetireAsync(string name, string reason, CancellationToken cancellationToken);

    /// <summary>What the definition gives for the first entities of its source, masked for the actor, with its SQL.</summary>
    Task<Outcome<FeaturePreview>> PreviewAsync(FeatureViewDefinition definition, FeaturePreviewOptions options, CancellationToken cancellationToken);
}

/// <summary>A column of a source.</summary>
/// <param name="WhyNot">Why features may not be made from it; null where they may.</param>
public sealed record FeatureColumn(string Name, ColumnType Type, PersonalDataClass PersonalData, string? WhyNot);

/// <param name="Entities">How many entities are shown; from 1 to 200.</param>
/// <param name="At">The decision time; null for the newest time at which a row became known, which is about now where rows keep coming.</param>
public sealed record FeaturePreviewOptions(int Entities = 20, DateTimeOffset? At = null);

/// <summary>Values on real rows.</summary>
/// <param name="Rows">As text, in the order of <paramref name="Fields"/>; null for missing.</param>
/// <param name="Sql">The query that gives them.</param>
public sealed record FeaturePreview(
    DateTimeOffset At, IReadOnlyList<FeatureField> Fields, IReadOnlyList<FeaturePreviewRow> Rows, string Sql, double Milliseconds);

/// <param name="Entity">The key, masked for the actor.</param>
public sealed record FeaturePreviewRow(string? Entity, IReadOnlyList<string?> Values);
