using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>The front door of looking up one record: who of a finished match is it?</summary>
public interface IRecordLookup
{
    /// <summary>Compares one record with those of a run (in a link, with those of the second set). The first call reads them into memory.</summary>
    /// <param name="record">Value by column of the first data set.</param>
    /// <param name="most">Candidates to give, 1 to 100.</param>
    /// <returns>Keys of records and persons as the present person may see them.</returns>
    Task<Outcome<RecordLookup>> FindAsync(Guid runId, IReadOnlyDictionary<string, string?> record, int most, CancellationToken cancellationToken);

    /// <summary>Columns that a record may have; null where there is no such run.</summary>
    Task<IReadOnlyList<string>?> ColumnsAsync(Guid runId, CancellationToken cancellationToken);
}
