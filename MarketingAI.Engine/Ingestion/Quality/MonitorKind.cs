namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>What a monitor watches.</summary>
public enum MonitorKind
{
    /// <summary>Rows a day.</summary>
    Volume,

    /// <summary>How long nothing has come.</summary>
    Silence,

    /// <summary>Fields that appear, vanish or change their type.</summary>
    Fields,

    /// <summary>Share of rows without a value.</summary>
    MissingValues,

    /// <summary>Shares of the values of a column.</summary>
    Categories,

    /// <summary>Share of rows with a value never seen before.</summary>
    NewValues,

    /// <summary>Share of rows whose number lies outside the usual range.</summary>
    Range,

    /// <summary>Share of events that come late.</summary>
    LateShare,

    /// <summary>Share of deliveries that repeat an event.</summary>
    Duplicates,

    /// <summary>Share of events that are refused.</summary>
    Rejected,

    /// <summary>How long no batch has been brought.</summary>
    Freshness,

    /// <summary>Rows an hour, where enough come.</summary>
    Hours,
}

/// <summary>What can be said of a monitor or a subject now.</summary>
public enum QualityState
{
    Fine,
    Incident,

    /// <summary>The history is too short or too thin for an expectation; this is not a pass.</summary>
    CannotTell,
}
