namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Joins alarms of one series into episodes: at most so many quiet days lie inside one.</summary>
internal static class Episodes
{
    public const int QuietDays = 2;

    /// <returns>First and last alarm day of each episode, as positions.</returns>
    public static IReadOnlyList<(int First, int Last)> Of(IReadOnlyList<DayVerdict> days)
    {
        List<(int First, int Last)> found = [];
        for (int day = 0; day < days.Count; day++)
        {
            if (!days[day].IsAlarm)
            {
                continue;
            }

            if (found.Count > 0 && day - found[^1].Last <= QuietDays + 1)
            {
                found[^1] = (found[^1].First, day);
            }
            else
            {
                found.Add((day, day));
            }
        }

        return found;
    }
}
