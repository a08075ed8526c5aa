using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace MarketingAI.Tests.Engine.Decisioning.Log;

/// <summary>A decision log in a folder of its own, and records to put into it.</summary>
internal sealed class LogBench : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LogBench() => Folder = new SegmentFolder(_folder.Path);

    public SegmentFolder Folder { get; }

    public GroupWriter Open(LogDurability durability = LogDurability.HandedToSystem, int segmentMegabytes = 16) => new(
        Folder,
        new SegmentLogOptions("decision log", durability, segmentMegabytes),
        TimeProvider.System,
        NullLogger.Instance);

    /// <summary>One record as scoring hands it over.</summary>
    public static byte[] Record(string features = """{"age":40}""", string unit = "retail", string alias = "leads", double score = 0.5)
    {
        DecisionHead head = DecisionHead.Of(unit, alias, new Guid("11111111-1111-1111-1111-111111111111"), "Spring leads", 3);
        DecisionFacts facts = new(
            new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc).Ticks, "k2", DecisionSource.Api, score, 0.62, 41);
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(features);
        byte[] target = new byte[DecisionRecord.MostBytes(head, "k2", bytes.Length)];
        return target[..DecisionRecord.Write(target, head, facts, bytes)];
    }

    public static Task<Guid> AppendAsync(GroupWriter writer, byte[] record) => AppendAsync(writer.AppendAsync, record);

    public static Task<Guid> AppendAsync(DecisionFiles log, byte[] record) => AppendAsync(log.AppendAsync, record);

    private static async Task<Guid> AppendAsync(Func<ReadOnlyMemory<byte>, Memory<Guid>, ValueTask<Refusal?>> append, byte[] record)
    {
        Guid[] ids = new Guid[1];
        Refusal? refusal = await append(record, ids);
        Assert.Null(refusal);
        return ids[0];
    }

    /// <summary>What a reader finds in the files, newest first.</summary>
    public IReadOnlyList<Decision> Read(string unit = "retail")
    {
        using SegmentReading reading = new(Folder);
        return [.. DecisionFiles.NewestFirst(reading, unit, new HashSet<string>(StringComparer.Ordinal))];
    }

    public void Dispose() => _folder.Dispose();
}
