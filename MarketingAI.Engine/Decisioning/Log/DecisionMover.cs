using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Decisioning.Log.Storage;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>
/// Moves closed files to the table, one file and business unit at a time. A file goes away only after all its decisions are
/// committed; broken off in between, the next run finds the file and sees in the table which units are done.
/// </summary>
internal sealed partial class DecisionMover(
    DecisionFiles log, IServiceScopeFactory scopes, ILogger<DecisionMover> logger) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public async Task<long> MoveAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            long moved = 0;
            foreach (string segment in await log.RollAsync())
            {
                cancellationToken.ThrowIfCancellationRequested();
                moved += await MoveSegmentAsync(segment, cancellationToken);
            }

            return moved;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<long> MoveSegmentAsync(string segment, CancellationToken cancellationToken)
    {
        byte[] bytes = await File.ReadAllBytesAsync(log.Folder.FileOf(segment), cancellationToken);
        List<Range> records = SegmentReading.Records(bytes, out int whole);
        long moved = 0;
        foreach (IGrouping<string, Range> ofUnit in records.GroupBy(record => DecisionRecord.UnitOf(bytes.AsSpan(record)), StringComparer.Ordinal))
        {
            moved += MoveUnit(segment, ofUnit.Key, ofUnit.Select(record => DecisionRecord.Read(bytes.AsSpan(record))));
        }

        if (whole < bytes.Length)
        {
            SayDamaged(logger, segment, whole, bytes.Length);
            log.Folder.SetAside(segment);
        }
        else
        {
            log.Folder.Remove(segment);
        }

        return moved;
    }

    private long MoveUnit(string segment, string unit, IEnumerable<Decision> decisions)
    {
        using IServiceScope scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), Actor.System);
        return scope.ServiceProvider.GetRequiredService<DecisionTable>().Take(segment, decisions);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Segment {Segment} of the decision log is whole only up to byte {Whole} of {Length}. What is whole was moved, the file is kept as .damaged.")]
    private static partial void SayDamaged(ILogger logger, string segment, int whole, int length);
}
