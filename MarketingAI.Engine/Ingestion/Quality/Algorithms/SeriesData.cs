namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>One thing that is watched, with what was seen of it day by day.</summary>
/// <param name="Stream">The kind of row it is about; empty for all rows of the subject.</param>
/// <param name="Column">The column; empty where it is about rows.</param>
internal abstract record SeriesData(MonitorKind Kind, string Stream, string Column, DateOnly From)
{
    /// <summary>Name of the series, the same in every check.</summary>
    public string Key => $"{Kind}|{Stream}|{Column}";

    protected int FirstWeekday => (int)From.DayOfWeek;

    public abstract SeriesVerdicts Walk(double budget, bool withBand = false);

    /// <summary>Rows behind the value of a day, for words.</summary>
    public abstract long RowsOn(int day);
}

internal sealed record CountData(MonitorKind Kind, string Stream, string Column, DateOnly From, IReadOnlyList<long?> Counts) : SeriesData(Kind, Stream, Column, From)
{
    public override SeriesVerdicts Walk(double budget, bool withBand = false) => VolumeWatch.Walk(Counts, FirstWeekday, budget, withBand);

    public override long RowsOn(int day) => Counts[day] ?? 0;
}

/// <param name="Hours">24 counts a day; null for hours that are not over.</param>
internal sealed record HourData(string Stream, DateOnly From, IReadOnlyList<long?> Hours) : SeriesData(MonitorKind.Silence, Stream, string.Empty, From)
{
    public override SeriesVerdicts Walk(double budget, bool withBand = false) => Silences(budget).Series;

    public SilenceVerdicts Silences(double budget) => SilenceWatch.Walk(Hours, FirstWeekday, budget);

    public override long RowsOn(int day) => Hours.Skip(day * 24).Take(24).Sum(hour => hour ?? 0);
}

/// <param name="Hours">24 counts a day; null for hours that are not over.</param>
internal sealed record HourlyData(string Stream, DateOnly From, IReadOnlyList<long?> Hours) : SeriesData(MonitorKind.Hours, Stream, string.Empty, From)
{
    public override SeriesVerdicts Walk(double budget, bool withBand = false) => HourlyWatch.Walk(Hours, FirstWeekday, budget, withBand);

    public override long RowsOn(int day) => Hours.Skip(day * 24).Take(24).Sum(hour => hour ?? 0);
}

internal sealed record ShareData(
    MonitorKind Kind, string Stream, string Column, DateOnly From, IReadOnlyList<(long Hits, long Rows)?> Shares, ShareSide Side) : SeriesData(Kind, Stream, Column, From)
{
    public override SeriesVerdicts Walk(double budget, bool withBand = false) => ShareWatch.Walk(Shares, Side, budget, withBand);

    public override long RowsOn(int day) => Shares[day]?.Rows ?? 0;
}

/// <param name="Names">What the columns of <paramref name="Days"/> are.</param>
internal sealed record CategoryData(string Stream, string Column, DateOnly From, IReadOnlyList<string> Names, IReadOnlyList<long[]> Days)
    : SeriesData(MonitorKind.Categories, Stream, Column, From)
{
    public override SeriesVerdicts Walk(double budget, bool withBand = false) => CategoryWatch.Walk(Days, budget, withBand);

    public override long RowsOn(int day) => Days[day].Sum();
}
