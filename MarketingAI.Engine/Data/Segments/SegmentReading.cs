using Microsoft.Win32.SafeHandles;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>
/// The files of the log as they were at one moment. They are held open, so that a file that is moved to the table meanwhile can
/// still be read; which of the two places counts is the reader's choice.
/// </summary>
internal sealed class SegmentReading : IDisposable
{
    private readonly List<(string Name, SafeFileHandle Handle)> _newestFirst = [];

    public SegmentReading(SegmentFolder folder)
    {
        foreach (string name in folder.List().Reverse())
        {
            if (folder.TryOpen(name) is { } handle)
            {
                _newestFirst.Add((name, handle));
            }
        }
    }

    /// <summary>
    /// The bytes of each file, newest first. Files are read newest first too: an older one is whole by the time a newer one exists,
    /// so nothing is missed between them.
    /// </summary>
    /// <param name="moved">Names of files that are left out.</param>
    public IEnumerable<byte[]> NewestFirst(IReadOnlySet<string> moved)
    {
        foreach ((string name, SafeFileHandle handle) in _newestFirst)
        {
            if (!moved.Contains(name))
            {
                yield return ReadAll(handle);
            }
        }
    }

    public void Dispose()
    {
        foreach ((_, SafeFileHandle handle) in _newestFirst)
        {
            handle.Dispose();
        }
    }

    /// <summary>Where the records stand in a file's bytes, in their order.</summary>
    /// <param name="whole">How many bytes of the file are whole groups.</param>
    public static List<Range> Records(ReadOnlySpan<byte> bytes, out int whole)
    {
        List<Range> found = [];
        whole = 0;
        while (GroupFrame.Take(bytes[whole..], out ReadOnlySpan<byte> records) is int length and > 0)
        {
            int at = whole + GroupFrame.HeaderLength;
            whole += length;
            while (records.Length > 0)
            {
                int size = SegmentRecord.LengthOf(records);
                found.Add(at..(at + size));
                at += size;
                records = records[size..];
            }
        }

        return found;
    }

    private static byte[] ReadAll(SafeFileHandle handle)
    {
        byte[] bytes = new byte[RandomAccess.GetLength(handle)];
        int read = 0;
        while (read < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(read), read) is int count and > 0)
        {
            read += count;
        }

        return read == bytes.Length ? bytes : bytes[..read];
    }
}
