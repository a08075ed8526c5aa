using MarketingAI.Engine.Features.Stability.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Stability;

/// <summary>Tells changes of features from chance, with a stated chance of a false alarm over all features and days.</summary>
public static class StabilityWatch
{
    /// <summary>One feature on one day against its reference.</summary>
    public static Outcome<DriftFigures> Compare(ReferenceBins reference, IReadOnlyList<long> counts, StabilityOptions options)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(options);
        if (counts.Count != reference.Counts.Count)
        {
            return new BinsDiffer(reference.Feature, counts.Count, reference.Counts.Count);
        }

        long rows = Math.Min(counts.Sum(), reference.Rows);
        return rows < options.LeastRows
            ? new TooFewRowsToCompare(reference.Feature, rows, options.LeastRows)
            : Drift.Of([.. reference.Counts], [.. counts], hasOrder: !reference.IsCategory, options.EmptyShare);
    }

    /// <summary>
    /// All features on all days. Each day has an equal part of the chance of a false alarm, and Holm's rule shares it among the features, so
    /// that over the horizon the chance of any false alarm is at most the one stated, however the features hang together.
    /// </summary>
    /// <remarks>Holm, S. (1979), Scandinavian Journal of Statistics 6, 65-70.</remarks>
    public static StabilityReport Judge(IReadOnlyList<ReferenceBins> references, IReadOnlyList<DayCounts> days, StabilityOptions options)
    {
        ArgumentNullException.ThrowIfNull(references);
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(options);
        StabilityCell[][] cells = [.. references.Select(_ => new StabilityCell[days.Count])];
        for (int day = 0; day < days.Count; day++)
        {
            StabilityCell[] ofDay = JudgeDay(references, days[day], options);
            for (int feature = 0; feature < ofDay.Length; feature++)
            {
                cells[feature][day] = ofDay[feature];
            }
        }

        return new StabilityReport(
            [.. references.Select(reference => reference.Feature)], [.. days.Select(day => day.Day)], cells, options.FalseAlarmChance, options.HorizonDays);
    }

    private static StabilityCell[] JudgeDay(IReadOnlyList<ReferenceBins> references, DayCounts day, StabilityOptions options)
    {
        Require.SameLength(day.Counts.Count, references.Count, "counts of the day, references");
        Outcome<DriftFigures>[] found = new Outcome<DriftFigures>[references.Count];
        for (int feature = 0; feature < found.Length; feature++)
        {
            found[feature] = day.Counts[feature] is { } counts
                ? Compare(references[feature], counts, options)
                : new TooFewRowsToCompare(references[feature].Feature, 0, options.LeastRows);
        }

        double[] levels = Holm.Levels([.. found.Select(outcome => outcome.IsRefused ? null : outcome.Value.ChanceOfMore)], options.ChanceOfDay, out bool[] alarms);
        return [.. found.Select((outcome, feature) => outcome.Match(
            figures => new StabilityCell(
                references[feature].Feature, day.Day, figures, figures.CriticalPsi(levels[feature]), alarms[feature], StateOf(figures, alarms[feature]), null),
            refused => new StabilityCell(
                references[feature].Feature, day.Day, null, null, IsAlarm: false, StabilityState.CannotTell, refused.Reason)))];
    }

    private static StabilityState StateOf(DriftFigures figures, bool isAlarm) => (isAlarm, figures.Psi - figures.ExpectedPsi) switch
    {
        (false, _) => StabilityState.Stable,
        (_, > 0.25) => StabilityState.Major,
        (_, > 0.1) => StabilityState.Moderate,
        _ => StabilityState.Slight,
    };
}
