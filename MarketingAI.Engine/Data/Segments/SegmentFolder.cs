using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>
/// The log's files. A name is the moment a segment was opened and a salt, so that no name comes twice, even after all segments
/// were moved and the clock was set back.
/// </summary>
internal sealed class SegmentFolder
{
    private const string Extension = ".log";

    public SegmentFolder(string path) => Path = Directory.CreateDirectory(path).FullName;

    public string Path { get; }

    public static string NameFor(long utcTicks, ulong salt) =>
        string.Create(CultureInfo.InvariantCulture, $"{utcTicks:D19}-{(uint)salt:x8}");

    public string FileOf(string segment) => System.IO.Path.Combine(Path, segment + Extension);

    /// <summary>Names of all segments, oldest first.</summary>
    public IReadOnlyList<string> List() =>
        [.. Directory.EnumerateFiles(Path, "*" + Extension).Select(System.IO.Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Bytes of all segments.</summary>
    public long Bytes() => new DirectoryInfo(Path).EnumerateFiles("*" + Extension).Sum(file => file.Length);

    /// <summary>Opens a segment for reading, or null where it was moved to the table meanwhile.</summary>
    public SafeFileHandle? TryOpen(string segment)
    {
        try
        {
            return File.OpenHandle(FileOf(segment), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public void Remove(string segment) => File.Delete(FileOf(segment));

    /// <summary>Takes a segment with damaged bytes out of the list but keeps it beside, for a person to look at.</summary>
    public void SetAside(string segment) => File.Move(FileOf(segment), FileOf(segment) + ".damaged", overwrite: true);
}
