using DuckDB.NET.Data;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Quality.Storage;

/// <summary>Counts a subject's rows day by day, of one business unit. Values are counted in clear, whoever asks, and none of them leaves.</summary>
internal sealed class ProfileReader(IWarehouse warehouse)
{
    private const int MostDays = 400;
    private const int MostValues = 1000;
    private const int HoursADay = 24;

    /// <summary>As long as rows of an hour may come and still count for it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    public static readonly WarehouseTable Events = new("ingestion", "event");
    public static readonly WarehouseTable Batches = new("ingestion", "batch");

    /// <summary>Keys of the sources that have events.</summary>
    public IReadOnlyList<string> Sources()
    {
        using WarehouseSession session = warehouse.Open();
        if (!session.Has(Events))
        {
            return [];
        }

        session.Expose(Events);
        return session.Query("SELECT DISTINCT source FROM ingestion.event ORDER BY 1", row => row.GetString(0));
    }

    /// <returns>Null where the source has no event.</returns>
    public SubjectProfile? OfSource(string source, DateTime now)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Ingestion, Events);
        bool hasBatches = session.Has(Batches);
        if (hasBatches)
        {
            session.Expose(Batches);
        }

        (DateTime? First, DateTime? Last) span = session.Query(
            "SELECT min(event_time), max(event_time) FROM ingestion.event WHERE source = $1",
            row => (Time(row, 0), Time(row, 1)), source)[0];
        if (span.Last is not { } last)
        {
            return null;
        }

        // The last day of what was loaded in one go was cut off at some hour that nothing tells: it is shown and not judged.
        bool isLive = IsLive(session, source, last, now, hasBatches);
        DateTime settled = now - Grace;
        DateOnly end = DateOnly.FromDateTime(isLive ? settled : LastOfFlow(session, ProfileSql.DaysOfSource, source));
        DateOnly first = DateOnly.FromDateTime(span.First!.Value);
        DateOnly from = first < end.AddDays(1 - MostDays) ? end.AddDays(1 - MostDays) : first;
        SubjectProfile profile = new(from, end.DayNumber - from.DayNumber + 1) { HoursOver = isLive ? settled.Hour : 0 };
        object[] span2 = [source, from.ToDateTime(TimeOnly.MinValue), end.AddDays(1).ToDateTime(TimeOnly.MinValue)];
        ReadEvents(session, profile, span2);
        if (hasBatches)
        {
            ReadBatches(session, profile, source);
        }

        return profile;
    }

    /// <summary>The profile of a data set by a time column; null where the column has no value.</summary>
    public SubjectProfile? OfDataSet(DataSet dataSet, string timeColumn)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Ingestion, dataSet.Table);
        string at = WarehouseSession.Quoted(timeColumn);
        (DateTime? First, DateTime? Last) span = session.Query(
            $"SELECT CAST(min({at}) AS TIMESTAMP), CAST(max({at}) AS TIMESTAMP) FROM {dataSet.Table}", row => (Time(row, 0), Time(row, 1)))[0];
        if (span.Last is null)
        {
            return null;
        }

        DateOnly end = DateOnly.FromDateTime(LastOfFlow(session, ProfileSql.DaysOfDataSet(dataSet.Table, timeColumn)));
        DateOnly first = DateOnly.FromDateTime(span.First!.Value);
        DateOnly from = first < end.AddDays(1 - MostDays) ? end.AddDays(1 - MostDays) : first;
        SubjectProfile profile = new(from, end.DayNumber - from.DayNumber + 1) { HoursOver = 0 };
        object[] parameters = [from.ToDateTime(TimeOnly.MinValue), end.AddDays(1).ToDateTime(TimeOnly.MinValue)];
        DataSetColumn[] others = [.. dataSet.Columns.Where(column => !string.Equals(column.Name, timeColumn, StringComparison.Ordinal))];
        ReadFields(session, profile, [.. others.Select(column => column.Name)], () => ProfileSql.DataSetRows(dataSet.Table, timeColumn), parameters);
        foreach (DataSetColumn column in others.Where(column => column.Type is ColumnType.Text or ColumnType.Boolean && column.Distinct <= MostValues))
        {
            ReadValues(session, profile, column.Name, ProfileSql.DataSetRows(dataSet.Table, timeColumn), parameters);
        }

        foreach (DataSetColumn column in others.Where(column => column.Type is ColumnType.Integer or ColumnType.Number))
        {
            ReadBins(session, profile, column.Name, ProfileSql.DataSetRows(dataSet.Table, timeColumn), parameters);
        }

        return profile;
    }

    /// <summary>A source that was loaded in one go is looked at up to its last day; one that keeps delivering, up to now.</summary>
    private static bool IsLive(WarehouseSession session, string source, DateTime last, DateTime now, bool hasBatches) =>
        last > now.AddDays(-2)
        || (hasBatches && session.Count("SELECT count(DISTINCT CAST(committed_at AS DATE)) FROM ingestion.batch WHERE source = $1", source) >= 7);

    private static DateTime LastOfFlow(WarehouseSession session, string days, params ReadOnlySpan<object?> parameters)
    {
        IReadOnlyList<(DateTime Day, long Rows)> counted = session.Query(days, row => (row.GetDateTime(0), row.GetInt64(1)), parameters);
        return counted[FlowSpan.Last([.. counted.Select(day => day.Rows)])].Day;
    }

    private static void ReadEvents(WarehouseSession session, SubjectProfile profile, object[] parameters)
    {
        List<(string Stream, int At, long All, long OnTime)> hours = [];
        Each(session, ProfileSql.Hours(ProfileSql.EventRows()), parameters, profile, (row, day) =>
            hours.Add((row.GetString(0), (day * HoursADay) + row.GetInt32(2), row.GetInt64(3), row.GetInt64(4))));

        // Events loaded long after they happened are on time for nobody; then all of them count.
        bool byArrival = hours.Sum(hour => hour.OnTime) * 2 > hours.Sum(hour => hour.All);
        foreach ((string stream, int at, long all, long onTime) in hours)
        {
            profile.Stream(stream).Hours[at] = byArrival ? onTime : all;
        }

        ReadFields(session, profile, ProfileSql.EventFields, ProfileSql.EventRows, parameters);
        Each(session, ProfileSql.Properties(ProfileSql.EventRows()), parameters, profile, (row, day) =>
            profile.Stream(row.GetString(0)).Field(SeriesList.PropertyMark + row.GetString(2))[day] = row.GetInt64(3));
        foreach (string column in ProfileSql.EventCategories)
        {
            ReadValues(session, profile, column, ProfileSql.EventRows(), parameters);
        }

        foreach (string column in ProfileSql.EventNumbers)
        {
            ReadBins(session, profile, column, ProfileSql.EventRows(), parameters);
        }

        if (byArrival)
        {
            session.Query(ProfileSql.Late(ProfileSql.EventRows()), row => Share(profile, profile.Late, row, 2, row.GetInt64(1)), parameters);
        }
    }

    private static void ReadBatches(WarehouseSession session, SubjectProfile profile, string source)
    {
        session.Query(
            ProfileSql.Batches,
            row =>
            {
                long all = row.GetInt64(1) + row.GetInt64(2) + row.GetInt64(3);
                return Share(profile, profile.Duplicates, row, 2, all) && Share(profile, profile.Rejected, row, 3, all);
            },
            source);
        DateTime begin = profile.From.ToDateTime(TimeOnly.MinValue);
        profile.Arrivals = [.. session.Query(ProfileSql.Arrivals, row => (row.GetDateTime(0) - begin).TotalDays, source).Where(day => day >= 0)];
    }

    private static bool Share(SubjectProfile profile, (long, long)?[] days, DuckDBDataReader row, int column, long all)
    {
        int day = DateOnly.FromDateTime(row.GetDateTime(0)).DayNumber - profile.From.DayNumber;
        if (day >= 0 && day < days.Length && all > 0)
        {
            days[day] = (row.GetInt64(column), all);
        }

        return true;
    }

    private static void ReadFields(WarehouseSession session, SubjectProfile profile, IReadOnlyList<string> columns, Func<SqlPipeline> rows, object[] parameters) =>
        Each(session, ProfileSql.Fields(rows(), columns), parameters, profile, (row, day) =>
        {
            StreamProfile stream = profile.Stream(row.GetString(0));
            stream.Rows[day] = row.GetInt64(2);
            for (int i = 0; i < columns.Count; i++)
            {
                stream.Field(columns[i])[day] = row.GetInt64(3 + i);
            }
        });

    private static void ReadValues(WarehouseSession session, SubjectProfile profile, string column, SqlPipeline rows, object[] parameters) =>
        Each(session, ProfileSql.Values(rows, column), parameters, profile, (row, day) =>
            profile.Stream(row.GetString(0)).Value(column, row.GetString(2))[day] = row.GetInt64(3));

    private static void ReadBins(WarehouseSession session, SubjectProfile profile, string column, SqlPipeline rows, object[] parameters) =>
        Each(session, ProfileSql.Bins(rows, column), parameters, profile, (row, day) =>
            profile.Stream(row.GetString(0)).Bin(column, row.GetInt32(2))[day] = row.GetInt64(3));

    /// <summary>Column 1 is the day.</summary>
    private static void Each(WarehouseSession session, string sql, object[] parameters, SubjectProfile profile, Action<DuckDBDataReader, int> take) => session.Query(
        sql,
        row =>
        {
            int day = DateOnly.FromDateTime(row.GetDateTime(1)).DayNumber - profile.From.DayNumber;
            take(row, day);
            return day;
        },
        parameters);

    private static DateTime? Time(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);
}
