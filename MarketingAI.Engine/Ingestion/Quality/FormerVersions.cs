using System.Text;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>Finds the data set that a new one is the next version of.</summary>
internal sealed class FormerVersions(IDataSets dataSets)
{
    private const double SharedColumns = .5;

    /// <returns>The newest of those brought before; null where there is none.</returns>
    public async Task<DataSet?> BeforeAsync(DataSet dataSet, CancellationToken cancellationToken) =>
        await AllBeforeAsync(dataSet, cancellationToken) is [var newest, ..] ? newest : null;

    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<DataSet>> AllBeforeAsync(DataSet dataSet, CancellationToken cancellationToken) =>
    [
        .. (await dataSets.ListAsync(cancellationToken))
            .Where(one => one.Id != dataSet.Id && one.ImportedAt <= dataSet.ImportedAt && IsNext(one, dataSet)).OrderByDescending(one => one.ImportedAt),
    ];

    /// <summary>
    /// A data set is the next version of another where the names of the files, or of the sets, are the same but for digits and signs, and
    /// at least half of the former's columns are there.
    /// </summary>
    public static bool IsNext(DataSet former, DataSet next)
    {
        HashSet<string> columns = [.. next.Columns.Select(column => column.Name)];
        return (Same(Stem(former.FileName), Stem(next.FileName)) || Same(Stem(former.Name), Stem(next.Name)))
            && former.Columns.Count(column => columns.Contains(column.Name)) >= SharedColumns * former.Columns.Count;
    }

    private static bool Same(string one, string other) => one.Length > 0 && string.Equals(one, other, StringComparison.Ordinal);

    /// <summary>Letters of the name before its first ending, small.</summary>
    private static string Stem(string name)
    {
        StringBuilder letters = new();
        int end = name.IndexOf('.', StringComparison.Ordinal);
        foreach (char c in end > 0 ? name[..end] : name)
        {
            if (char.IsLetter(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        return letters.ToString();
    }
}
