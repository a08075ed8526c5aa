using System.Text.Json;
using System.Text.RegularExpressions;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Folders;

/// <summary>Which folder a source's files are taken from.</summary>
/// <param name="Folder">Below the folder of the business unit, such as <c>shop/events</c>; never a path of its own.</param>
public sealed partial record FolderSettings(string Folder)
{
    internal static string Write(FolderSettings settings) => JsonSerializer.Serialize(settings);

    internal static Outcome<FolderSettings> Read(string? json)
    {
        try
        {
            FolderSettings? settings = JsonSerializer.Deserialize<FolderSettings>(json ?? "{}");
            return settings?.Folder is null ? new FolderUnfit("none") : settings.Check() is { } refusal ? refusal : settings;
        }
        catch (JsonException)
        {
            return new FolderUnfit("settings that are no JSON");
        }
    }

    internal Refusal? Check() => Form().IsMatch(Folder) && !Folder.Split('/').Any(IsKept) ? null : new FolderUnfit(Folder);

    private static bool IsKept(string part) => part is FolderPlaces.Done or FolderPlaces.Refused;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,59}(/[A-Za-z0-9][A-Za-z0-9_-]{0,59}){0,4}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}

/// <summary>A folder's name cannot be.</summary>
public sealed record FolderUnfit(string Found) : Refusal(
    $"Folder: It is one to five names of letters, digits, hyphens and underscores, joined by '/', and none is 'done' or 'refused'. Found '{Found}'.");
