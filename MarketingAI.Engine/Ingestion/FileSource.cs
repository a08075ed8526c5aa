namespace MarketingAI.Engine.Ingestion;

/// <summary>A file that a person brings, and what was decided about its columns.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="FileName">Its name as the person knows it; used in messages.</param>
public sealed record FileSource(string Path, string FileName)
{
    /// <summary>Decisions about single columns, where the file alone does not say. Default none.</summary>
    public IReadOnlyDictionary<string, ColumnChoice> Choices { get; init; } = new Dictionary<string, ColumnChoice>(StringComparer.Ordinal);
}

/// <summary>How a person wants a column read.</summary>
public enum ColumnChoice
{
    /// <summary>As recognised.</summary>
    Recognised,

    /// <summary>As words, whatever it looks like.</summary>
    AsText,

    /// <summary>As recognised, and values that do not fit become missing.</summary>
    OddValuesMissing,

    /// <summary>As dates with the day before the month.</summary>
    DayFirst,

    /// <summary>As dates with the month before the day.</summary>
    MonthFirst,
}
