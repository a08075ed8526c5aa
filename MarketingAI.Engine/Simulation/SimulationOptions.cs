namespace MarketingAI.Engine.Simulation;

/// <summary>Size and chance of a world. Same options, same bytes, whatever the number of threads.</summary>
public sealed record SimulationOptions
{
    /// <summary>Smallest and largest scale that is taken.</summary>
    public const double SmallestScale = 0.001;

    public const double LargestScale = 100;

    /// <summary>1 is 20,000 persons of unit <c>retail</c> and 5,000 of <c>travel</c> over one year. Default 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Seed of all chance. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A world in which nothing has an effect: every planted effect is zero, the noise stays. Default false.</summary>
    public bool NoEffects { get; init; }

    /// <summary>A year without incidents: no silent tag, no schema change, no product launch. Default false.</summary>
    public bool NoIncidents { get; init; }

    /// <summary>Threads to use. Default 2.</summary>
    public int Threads { get; init; } = 2;
}
