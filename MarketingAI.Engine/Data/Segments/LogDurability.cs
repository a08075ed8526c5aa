namespace MarketingAI.Engine.Data.Segments;

/// <summary>What has happened to a record when its call is answered.</summary>
public enum LogDurability
{
    /// <summary>Written to the operating system and synced every 10 ms: survives any kill of the process; a power cut may take the last 10 ms.</summary>
    HandedToSystem,

    /// <summary>Synced to the disk: survives a power cut.</summary>
    Synced,
}
