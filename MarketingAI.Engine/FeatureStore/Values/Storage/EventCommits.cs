using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.FeatureStore.Values.Storage;

/// <summary>
/// Which events a computation saw: all whose commit it saw. Commits take turns, so the newest of them says it all, and the same events can be chosen
/// again later.
/// </summary>
internal static class EventCommits
{
    public static readonly WarehouseTable Batch = new("ingestion", "batch");

    /// <summary>Makes the commits readable. Not inside <see cref="WarehouseSession.AsOne{T}"/>: it writes to the session's own catalog.</summary>
    /// <returns>False where no event ever came in.</returns>
    public static bool Expose(WarehouseSession session)
    {
        if (!session.Has(Batch))
        {
            return false;
        }

        session.Expose(Batch);
        return true;
    }

    /// <summary>The newest commit that the session sees.</summary>
    /// <param name="otherwise">Where there is none.</param>
    public static DateTimeOffset Newest(WarehouseSession session, DateTimeOffset otherwise) => session.Query(
        $"SELECT max(committed_at) FROM {Batch}",
        row => row.IsDBNull(0) ? otherwise : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc))).Single();
}
