using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources.Running;

namespace MarketingAI.Engine.Ingestion.Sources.Folders;

/// <summary>
/// Reads the files that come into a folder, one after the other. A file's position is kept under its fingerprint in the same transaction
/// as its rows: a kill between commit and move, or a second copy under another name, finds all its rows taken and only moves it.
/// </summary>
internal sealed class FolderTap(FolderPlaces places, EventFile files, IEventIntake intake, FolderWork work) : ISourceTap
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, (long Length, DateTime Written, DateTimeOffset Seen)> _seen = new(StringComparer.Ordinal);
    private OpenFile? _open;
    private bool _isHeld;

    public string? Fault { get; private set; }

    public async Task<TapRead> ReadAsync(int most, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (most == 0 || _isHeld)
        {
            return new TapRead([], [], IsDrained: true);
        }

        DateTimeOffset began = work.Clock.GetUtcNow();
        while (_open is null && !await OpenNextAsync(cancellationToken))
        {
            if (work.Clock.GetUtcNow() - began >= wait)
            {
                return new TapRead([], [], IsDrained: places.Waiting().Count == 0);
            }

            await Task.Delay(LookEvery, work.Clock, cancellationToken);
        }

        return await Task.Run(() => Take(_open!, most, cancellationToken), cancellationToken);
    }

    public async Task CommittedAsync(CancellationToken cancellationToken)
    {
        if (_open is not { IsEnded: true } done)
        {
            return;
        }

        _open = null;
        done.Rows?.Dispose();
        _seen.Remove(done.Path);
        if (!File.Exists(done.Path) || File.GetLastWriteTimeUtc(done.Path) != done.WrittenAt.UtcDateTime)
        {
            return; // taken away, or replaced by another meanwhile, which is read anew
        }

        if (done.Problem is null)
        {
            places.MoveToDone(done.Path, done.Fingerprint);
            return;
        }

        string taken = done.Next == 0 ? "Nothing of it was taken." : FormattableString.Invariant($"Its first {done.Next} rows were taken.");
        places.MoveToRefused(done.Path, done.Fingerprint, $"{done.Problem} {taken}");
        await work.Tell($"The file {Path.GetFileName(done.Path)} was refused: {done.Problem} {taken} It lies in the folder 'refused'.");
    }

    public void Hold(bool isHeld) => _isHeld = isHeld;

    public IReadOnlyList<SourcePart> Parts()
    {
        SourcePart[] waiting = [.. places.Waiting().Where(file => !string.Equals(file.FullName, _open?.Path, StringComparison.Ordinal)).Take(100).Select(file => new SourcePart(file.Name, 0, null))];
        return _open is { } open ? [new SourcePart(Path.GetFileName(open.Path), open.Next, null), .. waiting] : waiting;
    }

    public ValueTask DisposeAsync()
    {
        _open?.Rows?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> OpenNextAsync(CancellationToken cancellationToken)
    {
        if (places.Waiting().FirstOrDefault(IsStable) is not { } file)
        {
            return false;
        }

        string fingerprint = await EventFile.FingerprintAsync(file.FullName, cancellationToken);
        string partition = PartitionOf(fingerprint);
        IReadOnlyList<SourcePosition> positions = await intake.PositionsAsync(work.Source, cancellationToken);
        long from = positions.FirstOrDefault(position => string.Equals(position.Partition, partition, StringComparison.Ordinal))?.Next ?? 0;
        OpenFile open = new(file.FullName, fingerprint, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)) { Next = from };
        try
        {
            open.Rows = await Task.Run(() => files.Open(file.FullName, file.Name, from), cancellationToken);
        }
        catch (InvalidDataException broken)
        {
            (open.Problem, open.IsEnded) = (broken.Message, true);
        }

        _open = open;
        return true;
    }

    private static TapRead Take(OpenFile open, int most, CancellationToken cancellationToken)
    {
        List<RawMessage> messages = [];
        long before = open.Next;
        try
        {
            while (!open.IsEnded && messages.Count < most)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (open.Rows!.Next() is not { } message)
                {
                    open.IsEnded = true;
                    break;
                }

                messages.Add(message with { ReceivedAt = open.WrittenAt });
                open.Next++;
            }
        }
        catch (InvalidDataException broken)
        {
            (open.Problem, open.IsEnded) = (broken.Message, true);
        }

        bool isKept = open.Next > before || (open.IsEnded && open.Problem is null);
        return new TapRead(messages, isKept ? [new SourcePosition(PartitionOf(open.Fingerprint), open.Next)] : [], IsDrained: false);
    }

    /// <summary>Whether size and time have stood still for long enough since we first saw them so.</summary>
    private bool IsStable(FileInfo file)
    {
        DateTimeOffset now = work.Clock.GetUtcNow();
        if (_seen.TryGetValue(file.FullName, out (long Length, DateTime Written, DateTimeOffset Seen) seen)
            && seen.Length == file.Length && seen.Written == file.LastWriteTimeUtc)
        {
            return now - seen.Seen >= work.Stable;
        }

        _seen[file.FullName] = (file.Length, file.LastWriteTimeUtc, now);
        return work.Stable == TimeSpan.Zero;
    }

    internal static string PartitionOf(string fingerprint) => $"file/{fingerprint}";

    private sealed class OpenFile(string path, string fingerprint, DateTimeOffset writtenAt)
    {
        public string Path => path;

        public string Fingerprint => fingerprint;

        public DateTimeOffset WrittenAt => writtenAt;

        public IEventRows? Rows { get; set; }

        /// <summary>Rows taken.</summary>
        public long Next { get; set; }

        public bool IsEnded { get; set; }

        public string? Problem { get; set; }
    }
}

/// <summary>What a folder's reader needs besides.</summary>
/// <param name="Tell">Is told what people must know.</param>
internal sealed record FolderWork(string Source, TimeSpan Stable, TimeProvider Clock, Func<string, Task> Tell);
