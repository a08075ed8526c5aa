using System.Globalization;
using MarketingAI.Engine.Ingestion.Events;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>
/// A field's mapping as a person writes it: paths parted by commas, tried in order; after a path <c>/ 100</c> divides, <c>@s</c> and
/// <c>@ms</c> say that a time is written as seconds or milliseconds since 1970. Words are pairs such as <c>view=impression</c>.
/// </summary>
internal static class MappingText
{
    public static string Paths(FieldMapping? mapping) => string.Join(", ", (mapping?.Paths ?? []).Select(Path));

    public static string Words(FieldMapping? mapping) => string.Join(", ", (mapping?.Words ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(pair => $"{pair.Key}={pair.Value}"));

    /// <returns>Null where nothing is written, so that the field stays empty.</returns>
    /// <exception cref="FormatException">A part cannot be read; the message says which.</exception>
    public static FieldMapping? Parse(EventField field, string paths, string constant, string words)
    {
        MappedPath[] read = [.. paths.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParsePath)];
        Dictionary<string, string> pairs = words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(pair => pair[0], pair => pair.Length == 2 ? pair[1] : throw new FormatException($"Words are written as theirs=ours. Found '{pair[0]}'."), StringComparer.Ordinal);
        return read.Length == 0 && constant.Length == 0 ? null
            : new FieldMapping(field, read, constant.Length == 0 ? null : constant, pairs.Count == 0 ? null : pairs);
    }

    private static string Path(MappedPath path)
    {
        string divided = path.DivideBy == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" / {path.DivideBy}");
        return path.Path + divided + (path.Time switch { TimeForm.EpochSeconds => " @s", TimeForm.EpochMilliseconds => " @ms", _ => string.Empty });
    }

    private static MappedPath ParsePath(string text)
    {
        TimeForm time = text.EndsWith("@ms", StringComparison.Ordinal) ? TimeForm.EpochMilliseconds
            : text.EndsWith("@s", StringComparison.Ordinal) ? TimeForm.EpochSeconds
            : TimeForm.Iso;
        string[] parts = text.Split('@')[0].Split('/', StringSplitOptions.TrimEntries);
        double divideBy = 1;
        return parts.Length <= 2 && (parts.Length == 1 || double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out divideBy))
            ? new MappedPath(parts[0], divideBy, time)
            : throw new FormatException($"A path is written as name.name, then / and a number where it is divided. Found '{text}'.");
    }
}
