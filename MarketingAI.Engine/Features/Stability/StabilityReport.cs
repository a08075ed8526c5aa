namespace MarketingAI.Engine.Features.Stability;

/// <summary>Features by days: the heat map and its alarms.</summary>
/// <param name="Features">Names in the order given.</param>
/// <param name="Cells">By feature, then by day.</param>
/// <param name="FalseAlarmChance">Stated chance of at least one false alarm in the horizon.</param>
/// <param name="HorizonDays">Days that share it.</param>
public sealed record StabilityReport(
    IReadOnlyList<string> Features,
    IReadOnlyList<DateOnly> Days,
    IReadOnlyList<IReadOnlyList<StabilityCell>> Cells,
    double FalseAlarmChance,
    int HorizonDays)
{
    /// <summary>Alarms, newest day first, the strongest first.</summary>
    public IEnumerable<StabilityCell> Alarms => Cells.SelectMany(row => row).Where(cell => cell.IsAlarm)
        .OrderByDescending(cell => cell.Day).ThenBy(cell => cell.Figures!.ChanceOfMore);
}

/// <summary>One feature on one day.</summary>
/// <param name="Figures">Null where nothing can be said; then <paramref name="WhyNot"/> says why.</param>
/// <param name="CriticalPsi">Above it, the day's change is an alarm; it depends on the numbers of rows and on how many features are watched.</param>
public sealed record StabilityCell(
    string Feature, DateOnly Day, DriftFigures? Figures, double? CriticalPsi, bool IsAlarm, StabilityState State, string? WhyNot);

/// <summary>How much a feature changed, in words.</summary>
public enum StabilityState
{
    /// <summary>Too few rows, or nothing to compare.</summary>
    CannotTell,

    /// <summary>No more than chance explains.</summary>
    Stable,

    /// <summary>More than chance, but by less than 0.1 beyond it.</summary>
    Slight,

    /// <summary>By 0.1 to 0.25 beyond chance.</summary>
    Moderate,

    /// <summary>By more than 0.25 beyond chance.</summary>
    Major,
}

/// <summary>Counts of one day in the reference's bins.</summary>
/// <param name="Counts">By feature; null where the day has none.</param>
public sealed record DayCounts(DateOnly Day, IReadOnlyList<IReadOnlyList<long>?> Counts);
