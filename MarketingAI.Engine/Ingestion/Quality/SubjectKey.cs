namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>Names of subjects: <c>source:</c> with the source's key, or <c>set:</c> with the data set's id.</summary>
public static class SubjectKey
{
    private const string SourceMark = "source:";
    private const string SetMark = "set:";

    public static string OfSource(string source) => SourceMark + source;

    public static string OfDataSet(Guid dataSetId) => SetMark + dataSetId;

    /// <summary>The source's key, or null where the subject is none.</summary>
    public static string? SourceOf(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.StartsWith(SourceMark, StringComparison.Ordinal) ? subject[SourceMark.Length..] : null;
    }

    /// <summary>The data set's id, or null where the subject is none.</summary>
    public static Guid? DataSetOf(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.StartsWith(SetMark, StringComparison.Ordinal) && Guid.TryParse(subject[SetMark.Length..], out Guid id) ? id : null;
    }
}
