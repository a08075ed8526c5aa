namespace MarketingAI.Engine.Features.Windows.Algorithms;

/// <summary>Reads each entity's events in the order of time, once sorted; an event known only after a decision is passed over.</summary>
internal static class WindowSums
{
    public static WindowFigures[] Of(EventLog events, DecisionList decisions, WindowSpec window)
    {
        int[] rows = [.. Enumerable.Range(0, events.Entities.Length)];
        (int Entity, long Ticks)[] keys = [.. rows.Select(row => (events.Entities[row], events.Happened[row]))];
        Array.Sort(keys, rows);
        WindowFigures[] found = new WindowFigures[decisions.Entities.Length];
        for (int i = 0; i < found.Length; i++)
        {
            long until = decisions.Ticks[i] - window.Embargo.Ticks;
            long from = until - window.Length.Ticks;
            (int count, double sum, long? last) = (0, 0, null);
            for (int place = FirstAtOrAfter(keys, (decisions.Entities[i], from)); place < keys.Length; place++)
            {
                if (keys[place].Entity != decisions.Entities[i] || keys[place].Ticks >= until)
                {
                    break;
                }

                int row = rows[place];
                if (events.Known is null || events.Known[row] <= decisions.Ticks[i])
                {
                    (count, sum, last) = (count + 1, sum + (events.Values is null ? 1 : events.Values[row]), keys[place].Ticks);
                }
            }

            found[i] = new WindowFigures(count, sum, last);
        }

        return found;
    }

    private static int FirstAtOrAfter((int Entity, long Ticks)[] keys, (int Entity, long Ticks) sought)
    {
        (int low, int high) = (0, keys.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = keys[middle].CompareTo(sought) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
