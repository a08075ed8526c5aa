namespace MarketingAI.Engine.Features.Sequences.Algorithms;

/// <summary>Parts sorted events into sessions.</summary>
internal static class Sessionising
{
    public static SessionList Of(SequenceEvents events, long gapTicks)
    {
        int[] rows = [.. Enumerable.Range(0, events.Persons.Length)];
        (int Person, long Ticks, int Row)[] keys = [.. rows.Select(row => (events.Persons[row], events.Ticks[row], row))];
        Array.Sort(keys, rows);
        List<int> persons = [];
        List<int> starts = [];
        List<long> first = [];
        List<long> last = [];
        int[] tokens = new int[rows.Length];
        int[] sessionOf = new int[rows.Length];
        int campaign = -1;
        for (int place = 0; place < rows.Length; place++)
        {
            int row = rows[place];
            (int person, long ticks, _) = keys[place];
            int now = events.Campaigns is null ? -1 : events.Campaigns[row];
            bool goesOn = place > 0 && keys[place - 1].Person == person && ticks - keys[place - 1].Ticks <= gapTicks
                && (now < 0 || campaign < 0 || now == campaign);
            if (!goesOn)
            {
                persons.Add(person);
                starts.Add(place);
                first.Add(ticks);
                last.Add(ticks);
                campaign = -1;
            }

            campaign = now >= 0 ? now : campaign;
            last[^1] = ticks;
            tokens[place] = events.Tokens[row];
            sessionOf[row] = persons.Count - 1;
        }

        return new SessionList([.. persons], [.. starts, rows.Length], tokens, [.. first], [.. last], sessionOf);
    }
}
