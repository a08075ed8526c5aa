namespace MarketingAI.Engine.Features.Spend.Algorithms;

/// <summary>Values that hold from their day until the next one's.</summary>
internal sealed class Steps
{
    private readonly int[] _days;
    private readonly double[] _values;

    private Steps(int[] days, double[] values) => (_days, _values) = (days, values);

    public static Steps Of(IReadOnlyList<(DateOnly Day, double Value)> values)
    {
        (DateOnly Day, double Value)[] ordered = [.. values.Where(value => value.Value > 0 && double.IsFinite(value.Value)).OrderBy(value => value.Day)];
        return new Steps([.. ordered.Select(value => value.Day.DayNumber)], [.. ordered.Select(value => value.Value)]);
    }

    /// <returns>Null where no value holds, or the one that does is older than so many days.</returns>
    public double? At(DateOnly day, int mostDaysOld)
    {
        int place = Array.BinarySearch(_days, day.DayNumber);
        place = place >= 0 ? place : ~place - 1;
        return place < 0 || day.DayNumber - _days[place] > mostDaysOld ? null : _values[place];
    }
}
