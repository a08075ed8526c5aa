using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>The files of the decision log and their writer.</summary>
internal sealed class DecisionFiles(DataFolders folders, DecisionLogOptions options, TimeProvider clock, ILogger<DecisionFiles> logger) : IDisposable
{
    private readonly SegmentLog _log = new(
        new SegmentFolder(Path.Combine(folders.Store, "decisions")),
        new SegmentLogOptions("decision log", options.Durability, options.SegmentMegabytes), clock, logger);

    public SegmentFolder Folder => _log.Folder;

    public ValueTask<Refusal?> AppendAsync(ReadOnlyMemory<byte> records, Memory<Guid> ids) => _log.AppendAsync(records, ids);

    public Task<IReadOnlyList<string>> RollAsync() => _log.RollAsync();

    public void Dispose() => _log.Dispose();

    /// <summary>Decisions of a business unit, newest first.</summary>
    /// <param name="moved">Names of files whose decisions the table already holds.</param>
    public static IEnumerable<Decision> NewestFirst(SegmentReading reading, string unit, IReadOnlySet<string> moved)
    {
        byte[] ofUnit = Encoding.UTF8.GetBytes(unit);
        foreach (byte[] bytes in reading.NewestFirst(moved))
        {
            List<Range> records = SegmentReading.Records(bytes, out _);
            for (int i = records.Count - 1; i >= 0; i--)
            {
                if (DecisionRecord.IsOfUnit(bytes.AsSpan(records[i]), ofUnit))
                {
                    yield return DecisionRecord.Read(bytes.AsSpan(records[i]));
                }
            }
        }
    }
}
