using Microsoft.Win32.SafeHandles;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>The segment that is written now. Written by one thread; another one may sync it meanwhile.</summary>
internal sealed class OpenSegment : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly Lock _syncing = new();
    private long _length;
    private long _synced;

    private OpenSegment(string name, SafeFileHandle handle) => (Name, _handle) = (name, handle);

    public string Name { get; }

    /// <summary>Bytes of whole groups.</summary>
    public long Length => Volatile.Read(ref _length);

    public static OpenSegment Create(SegmentFolder folder, string name) => new(
        name, File.OpenHandle(folder.FileOf(name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));

    public void Append(ReadOnlySpan<byte> frame, bool sync)
    {
        RandomAccess.Write(_handle, frame, _length);
        if (sync)
        {
            RandomAccess.FlushToDisk(_handle);
        }

        Volatile.Write(ref _length, _length + frame.Length);
    }

    /// <summary>Syncs what was written since the last time; nothing happens where nothing was.</summary>
    public void Sync()
    {
        lock (_syncing)
        {
            long length = Length;
            if (length > _synced && !_handle.IsClosed)
            {
                RandomAccess.FlushToDisk(_handle);
                _synced = length;
            }
        }
    }

    /// <summary>Takes back what a failed write may have left behind the last whole group.</summary>
    public void CutOffRest() => RandomAccess.SetLength(_handle, _length);

    public void Dispose()
    {
        lock (_syncing)
        {
            _handle.Dispose();
        }
    }
}
