namespace MarketingAI.Engine.Simulation.Algorithms;

internal enum PlatformKind
{
    /// <summary>Counts by our own rule too: a click within seven days.</summary>
    Ours,

    /// <summary>Only a click older than seven days.</summary>
    Window,

    /// <summary>Only a view.</summary>
    View,
}
