namespace MarketingAI.Engine.Ingestion.Sources.Folders;

/// <summary>The folders of one source: where files come in, and where they go when done or refused.</summary>
internal sealed class FolderPlaces
{
    public const string Done = "done";
    public const string Refused = "refused";
    public const string ReasonEnd = ".reason.txt";

    private static readonly string[] UnfinishedEnds = [".tmp", ".part", ".partial", ".crdownload", ".filepart", ".swp"];

    private FolderPlaces(string inbox) => Inbox = inbox;

    public string Inbox { get; }

    public string DoneFolder => Path.Combine(Inbox, Done);

    public string RefusedFolder => Path.Combine(Inbox, Refused);

    /// <exception cref="IOException">A folder on the way is a link to another place.</exception>
    public static FolderPlaces Make(string root, string unit, FolderSettings settings)
    {
        string top = Path.GetFullPath(root);
        Directory.CreateDirectory(top);
        string path = top;
        foreach (string part in (string[])[unit, .. settings.Folder.Split('/')])
        {
            path = Path.Combine(path, part);
            DirectoryInfo folder = Directory.CreateDirectory(path);
            if (folder.LinkTarget is not null)
            {
                throw new IOException($"The folder '{part}' is a link to another place. A watched folder lies below {top} itself.");
            }
        }

        FolderPlaces places = new(path);
        Directory.CreateDirectory(places.DoneFolder);
        Directory.CreateDirectory(places.RefusedFolder);
        return places;
    }

    /// <summary>Files that wait, oldest first; none that is hidden, a link, or by its name still being written.</summary>
    public IReadOnlyList<FileInfo> Waiting() =>
    [
        .. new DirectoryInfo(Inbox).EnumerateFiles()
            .Where(file => file.Name[0] != '.' && file.LinkTarget is null && !UnfinishedEnds.Any(end => file.Name.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal),
    ];

    public void MoveToDone(string file, string fingerprint) => File.Move(file, Free(DoneFolder, file, fingerprint), overwrite: true);

    public void MoveToRefused(string file, string fingerprint, string reason)
    {
        string target = Free(RefusedFolder, file, fingerprint);
        File.Move(file, target, overwrite: true);
        File.WriteAllText($"{target}{ReasonEnd}", $"{reason}\n");
    }

    /// <summary>The file's own name; with the start of its fingerprint where another file has it.</summary>
    private static string Free(string folder, string file, string fingerprint)
    {
        string target = Path.Combine(folder, Path.GetFileName(file));
        return File.Exists(target) ? Path.Combine(folder, $"{fingerprint[..12]}-{Path.GetFileName(file)}") : target;
    }
}
