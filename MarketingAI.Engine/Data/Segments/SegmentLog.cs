using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>One append-only log: its files and the one writer of this process. A module that keeps a log registers a class of its own around it.</summary>
internal sealed class SegmentLog : IDisposable
{
    private readonly GroupWriter _writer;

    public SegmentLog(SegmentFolder folder, SegmentLogOptions options, TimeProvider clock, ILogger logger) =>
        (Folder, _writer) = (folder, new GroupWriter(folder, options, clock, logger));

    public SegmentFolder Folder { get; }

    /// <inheritdoc cref="GroupWriter.AppendAsync"/>
    public ValueTask<Refusal?> AppendAsync(ReadOnlyMemory<byte> records, Memory<Guid> ids) => _writer.AppendAsync(records, ids);

    /// <inheritdoc cref="GroupWriter.RollAsync"/>
    public Task<IReadOnlyList<string>> RollAsync() => _writer.RollAsync();

    public void Dispose() => _writer.Dispose();
}

/// <param name="Name">What people call the log, such as "decision log".</param>
/// <param name="SegmentMegabytes">A segment file is closed once it is this large.</param>
internal sealed record SegmentLogOptions(string Name, LogDurability Durability, int SegmentMegabytes);
