namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Divides the false alarms that a person accepts for a whole subject over all looks at it.</summary>
/// <remarks>
/// Expected numbers add whatever the dependence between looks, so the division holds without any assumption of independence. It bounds
/// alarms; alarms of one episode make one incident, so incidents are fewer.
/// </remarks>
internal static class ErrorBudget
{
    public const int DaysAMonth = 30;

    /// <param name="falseAlarmsAMonth">Accepted over the whole subject.</param>
    /// <param name="looksADay">How many series are looked at each day.</param>
    /// <returns>Chance of a false alarm that one look may have.</returns>
    public static double PerLook(double falseAlarmsAMonth, int looksADay) => falseAlarmsAMonth / DaysAMonth / Math.Max(1, looksADay);
}
