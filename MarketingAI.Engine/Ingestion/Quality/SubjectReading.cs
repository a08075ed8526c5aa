using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>Finds subjects and counts their rows.</summary>
internal sealed class SubjectReading(ProfileReader profiles, IDataSets dataSets, TimeProvider clock)
{
    private const double RowsADayNeeded = 1;

    /// <summary>Everything that can be watched: key and name.</summary>
    public async Task<IReadOnlyList<(string Subject, string Name)>> ListAsync(CancellationToken cancellationToken)
    {
        List<(string, string)> found = [.. profiles.Sources().Select(source => (SubjectKey.OfSource(source), $"Events of {source}"))];
        found.AddRange((await dataSets.ListAsync(cancellationToken)).Select(dataSet => (SubjectKey.OfDataSet(dataSet.Id), dataSet.Name)));
        return found;
    }

    public async Task<Outcome<SubjectRows>> ReadAsync(string subject, QualitySettings settings, CancellationToken cancellationToken)
    {
        if (SubjectKey.SourceOf(subject) is { } source)
        {
            SubjectProfile? profile = profiles.Sources().Contains(source, StringComparer.Ordinal)
                ? await Task.Run(() => profiles.OfSource(source, clock.GetUtcNow().UtcDateTime), cancellationToken)
                : null;
            return profile is null ? new SubjectNotFound(subject) : new SubjectRows($"Events of {source}", profile, HasHours: true);
        }

        if (SubjectKey.DataSetOf(subject) is not { } id || await dataSets.FindAsync(id, cancellationToken) is not { } dataSet)
        {
            return new SubjectNotFound(subject);
        }

        if (TimeColumn(dataSet, settings) is not { } column)
        {
            return new NotByDay("Cannot tell: no column says when a row happened. Name one in the settings if there is one.");
        }

        SubjectProfile? byDay = await Task.Run(() => profiles.OfDataSet(dataSet, column), cancellationToken);
        if (byDay is null)
        {
            return new NotByDay($"Cannot tell: the column {column} is empty.");
        }

        double rowsADay = byDay.Streams.Values.Sum(stream => stream.Rows.Sum()) / (double)byDay.Days;
        return rowsADay < RowsADayNeeded
            ? new NotByDay($"Cannot tell: {MonitorWords.Count(rowsADay)} rows a day by {column} are too few; at least {RowsADayNeeded} is needed.")
            : new SubjectRows(dataSet.Name, byDay, HasHours: false);
    }

    private static string? TimeColumn(DataSet dataSet, QualitySettings settings) => settings.TimeColumn is { } chosen
        ? dataSet.Columns.FirstOrDefault(column => string.Equals(column.Name, chosen, StringComparison.Ordinal) && IsTime(column))?.Name
        : (dataSet.Columns.FirstOrDefault(column => column.Type == ColumnType.Timestamp)
            ?? dataSet.Columns.FirstOrDefault(column => column.Type == ColumnType.Date && column.Distinct >= ShareExpectation.DaysNeeded))?.Name;

    private static bool IsTime(DataSetColumn column) => column.Type is ColumnType.Timestamp or ColumnType.Date;
}

internal sealed record SubjectRows(string Name, SubjectProfile Profile, bool HasHours);
