namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>How a source's JSON becomes our fields. What no field takes is kept in <c>properties</c> under its own (dotted) name.</summary>
/// <param name="Version">From 1; 0 for the one that comes with the product.</param>
public sealed record EventMapping(int Version, IReadOnlyList<FieldMapping> Fields);

/// <summary>Where one field's value comes from: the first path that has one, else the constant.</summary>
/// <param name="Paths">Tried in order.</param>
/// <param name="Constant">Text that stands where no path has a value; null for none.</param>
/// <param name="Words">Their words for ours, such as <c>view</c> for <c>impression</c>; other words stay.</param>
public sealed record FieldMapping(
    EventField Field, IReadOnlyList<MappedPath> Paths, string? Constant = null, IReadOnlyDictionary<string, string>? Words = null);

/// <param name="Path">Names of nested objects joined by dots, such as <c>context.device.type</c>.</param>
/// <param name="DivideBy">A number is divided by this: 100 for cents.</param>
/// <param name="Time">How a time is written.</param>
public sealed record MappedPath(string Path, double DivideBy = 1, TimeForm Time = TimeForm.Iso);

/// <summary>How a time is written.</summary>
public enum TimeForm
{
    /// <summary>ISO 8601 text; without an offset it is UTC.</summary>
    Iso,

    /// <summary>Seconds since 1970, also with decimals.</summary>
    EpochSeconds,

    /// <summary>Milliseconds since 1970.</summary>
    EpochMilliseconds,
}
