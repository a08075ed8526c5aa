namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>What one look at one series says.</summary>
/// <param name="Chance">Chance of something at least as unusual where all is well; null where nothing can be said.</param>
/// <param name="IsAlarm">The chance lies below the look's budget.</param>
/// <param name="IsHigh">The value lies above what was expected.</param>
internal readonly record struct DayVerdict(double Observed, double? Expected, double? Low, double? High, double? Chance, bool IsAlarm, bool IsHigh)
{
    /// <summary>Variance over mean that was reckoned with; only for counts.</summary>
    public double? Dispersion { get; init; }

    public static DayVerdict CannotTell(double observed) => new(observed, null, null, null, null, false, false);
}

/// <summary>A series with a verdict for each step, and how much of the history that is needed there is.</summary>
/// <param name="Usable">Steps that teach something.</param>
/// <param name="Needed">Steps needed before a verdict.</param>
internal sealed record SeriesVerdicts(IReadOnlyList<DayVerdict> Days, int Usable, int Needed)
{
    public bool CanTell => Days.Count > 0 && Days[^1].Chance is not null;
}
