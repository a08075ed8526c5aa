using Microsoft.Win32.SafeHandles;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>Mends the newest segment after a kill: what stands behind the last whole group was never acknowledged and is cut off.</summary>
internal static class SegmentRecovery
{
    /// <returns>The last id in the log's files, or empty where there is none.</returns>
    public static Guid Run(SegmentFolder folder)
    {
        IReadOnlyList<string> segments = folder.List();
        for (int i = segments.Count - 1; i >= 0; i--)
        {
            Guid last = Mend(folder, segments[i]);
            if (last != Guid.Empty)
            {
                return last;
            }
        }

        return Guid.Empty;
    }

    private static Guid Mend(SegmentFolder folder, string segment)
    {
        byte[] bytes = File.ReadAllBytes(folder.FileOf(segment));
        Guid last = Guid.Empty;
        int whole = 0;
        while (GroupFrame.Take(bytes.AsSpan(whole), out ReadOnlySpan<byte> records) is int length and > 0)
        {
            whole += length;
            while (records.Length > 0)
            {
                last = SegmentRecord.IdOf(records);
                records = records[SegmentRecord.LengthOf(records)..];
            }
        }

        if (whole == 0)
        {
            folder.Remove(segment);
        }
        else if (whole < bytes.Length)
        {
            CutOff(folder, segment, bytes.AsSpan(whole), whole);
        }

        return last;
    }

    /// <summary>Keeps the torn bytes beside the segment: they are evidence of what happened, though no caller has an answer out of them.</summary>
    private static void CutOff(SegmentFolder folder, string segment, ReadOnlySpan<byte> torn, int whole)
    {
        string file = folder.FileOf(segment);
        File.WriteAllBytes(file + ".torn", torn);
        using SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.SetLength(handle, whole);
        RandomAccess.FlushToDisk(handle);
    }
}
