namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Makes the series that are watched out of a subject's counts.</summary>
internal static class SeriesList
{
    /// <summary>Begins the name of a field that has no column of its own.</summary>
    public const string PropertyMark = "properties.";

    private const int MostValues = 30;
    private const double RowsADayForSilence = .5;

    public static IReadOnlyList<SeriesData> Of(SubjectProfile profile, QualitySettings settings, bool hasHours)
    {
        List<SeriesData> found = [];
        foreach ((string name, StreamProfile stream) in profile.Streams)
        {
            found.Add(new CountData(MonitorKind.Volume, name, string.Empty, profile.From, Counts(profile, stream, settings, hasHours)));
            if (hasHours && stream.Hours.Sum() >= RowsADayForSilence * profile.Days)
            {
                found.Add(new HourData(name, profile.From, Hours(profile, stream)));
            }

            if (hasHours && stream.Hours.Sum() >= HourlyWatch.RowsNeeded / 2 * 24 * profile.Days)
            {
                found.Add(new HourlyData(name, profile.From, Hours(profile, stream)));
            }

            found.AddRange(Fields(profile, name, stream));
            found.AddRange(stream.Values.SelectMany(column => Values(profile, name, stream, column.Key, column.Value)));
            found.AddRange(stream.Bins.Select(column => new ShareData(
                MonitorKind.Range, name, column.Key, profile.From, RangeRule.Outside(Closed(profile), column.Value), ShareSide.High)));
        }

        found.Add(OfArrivals(profile, MonitorKind.LateShare, profile.Late));
        found.Add(OfArrivals(profile, MonitorKind.Duplicates, profile.Duplicates));
        found.Add(OfArrivals(profile, MonitorKind.Rejected, profile.Rejected));
        if (profile.Arrivals.Count > ArrivalWatch.GapsNeeded)
        {
            found.Add(new ArrivalData(profile.From, profile.Arrivals, Closed(profile)));
        }

        return [.. found.Where(series => !settings.Off.Contains(series.Kind) && IsThere(series))];
    }

    private static ShareData OfArrivals(SubjectProfile profile, MonitorKind kind, (long Hits, long Rows)?[] days) =>
        new(kind, string.Empty, string.Empty, profile.From, days[..Closed(profile)], ShareSide.High);

    private static bool IsThere(SeriesData series) => series switch
    {
        ShareData share => share.Shares.Any(day => day is not null),
        _ => true,
    };

    /// <summary>Days that are over.</summary>
    private static int Closed(SubjectProfile profile) => profile.HoursOver == 24 ? profile.Days : profile.Days - 1;

    private static long?[] Counts(SubjectProfile profile, StreamProfile stream, QualitySettings settings, bool hasHours) =>
    [
        .. Enumerable.Range(0, Closed(profile)).Select(day =>
            settings.SpecialDays.Contains(profile.From.AddDays(day)) || day < Begin(stream) ? (long?)null
            : hasHours ? stream.Hours.AsSpan(day * 24, 24).ToArray().Sum()
            : stream.Rows[day]),
    ];

    /// <summary>
    /// The first day on which the stream flowed: before it there was no such stream, which says nothing about how quiet it can be. A stray row
    /// before that day, of a device with a wrong clock, is no flow.
    /// </summary>
    private static int Begin(StreamProfile stream) => Math.Max(0, FlowSpan.First(stream.Rows));

    private static long?[] Hours(SubjectProfile profile, StreamProfile stream)
    {
        long?[] hours = [.. stream.Hours.Select(count => (long?)count)];
        Array.Fill(hours, null, 0, Begin(stream) * 24);
        for (int hour = ((profile.Days - 1) * 24) + profile.HoursOver; hour < hours.Length; hour++)
        {
            hours[hour] = null;
        }

        return hours;
    }

    private static IEnumerable<SeriesData> Fields(SubjectProfile profile, string name, StreamProfile stream) =>
        stream.Fields.Where(field => field.Value.Any(count => count > 0)).Select(field => new ShareData(
            field.Key.StartsWith(PropertyMark, StringComparison.Ordinal) ? MonitorKind.Fields : MonitorKind.MissingValues, name, field.Key, profile.From, Shares(Closed(profile), field.Value, stream.Rows), ShareSide.Both));

    private static (long Hits, long Rows)?[] Shares(int days, long[] hits, long[] rows)
    {
        int begin = FlowSpan.First(rows);
        return [.. Enumerable.Range(0, days).Select(day => rows[day] == 0 || day < begin ? ((long, long)?)null : (hits[day], rows[day]))];
    }

    private static IEnumerable<SeriesData> Values(SubjectProfile profile, string name, StreamProfile stream, string column, SortedDictionary<string, long[]> values)
    {
        int days = Closed(profile);
        string[] names = [.. values.OrderByDescending(value => value.Value.Sum()).ThenBy(value => value.Key, StringComparer.Ordinal).Take(MostValues).Select(value => value.Key)];
        if (values.Count > 1)
        {
            yield return new CategoryData(name, column, profile.From, names, [.. Enumerable.Range(0, days).Select(day => Row(day, names, values))]);
        }

        yield return new ShareData(MonitorKind.NewValues, name, column, profile.From, NewValues(days, values, stream.Rows), ShareSide.High);
    }

    private static long[] Row(int day, string[] names, SortedDictionary<string, long[]> values)
    {
        long[] row = [.. names.Select(value => values[value][day]), 0];
        row[^1] = values.Sum(value => value.Value[day]) - row.Sum();
        return row;
    }

    /// <summary>Rows with a value on its first day, as share of that day's rows; the first day of all teaches nothing.</summary>
    private static (long Hits, long Rows)?[] NewValues(int days, SortedDictionary<string, long[]> values, long[] rows)
    {
        long[] fresh = new long[days];
        foreach (long[] counts in values.Values)
        {
            int first = Array.FindIndex(counts, count => count > 0);
            if (first >= 0 && first < days)
            {
                fresh[first] += counts[first];
            }
        }

        int begin = FlowSpan.First(rows);
        return [.. Enumerable.Range(0, days).Select(day => rows[day] == 0 || day <= begin ? ((long, long)?)null : (fresh[day], rows[day]))];
    }
}
