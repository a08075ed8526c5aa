using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources;

/// <summary>What a source's settings and mapping must be.</summary>
internal static partial class EventSourceRule
{
    private const int MostPaths = 20;
    private const int LongestPath = 200;

    public static Refusal? Check(EventSource source) =>
        source.Name.Length is < 1 or > 100 ? new EventSourceUnfit("Name", "A name has 1 to 100 characters.", source.Name)
        : !Form().IsMatch(source.Key) ? new EventSourceUnfit("Key", "A key has 2 to 40 small letters, digits and hyphens and starts with a letter.", source.Key)
        : EventSchemas.Find(source.Schema) is null ? new EventSourceUnfit("Schema", $"It is one of {string.Join(", ", EventSchemas.All.Select(schema => schema.Name))}.", source.Schema)
        : source.BatchMinutes is < 1 or > 1440 ? new EventSourceUnfit("Batch minutes", "A batch is moved every 1 to 1440 minutes.", source.BatchMinutes.ToString(CultureInfo.InvariantCulture))
        : source.NeedSeconds is < 0 or > 2_592_000 ? new EventSourceUnfit("Needed within", "It lies between 1 second and 30 days.", $"{source.NeedSeconds} s")
        : source.LatenessBound < TimeSpan.Zero || source.LatenessBound > TimeSpan.FromDays(365) ? new EventSourceUnfit("Lateness bound", "It lies between 0 and 365 days.", source.LatenessBound.ToString())
        : source.SettingsJson is { } json && !IsJson(json) ? new EventSourceUnfit("Settings", "They are a JSON object.", "something else")
        : null;

    public static Refusal? Check(IReadOnlyList<FieldMapping> fields)
    {
        if (fields.GroupBy(field => field.Field).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return new MappingUnfit(twice.Key, "A field is mapped once.", "two mappings");
        }

        foreach (FieldMapping field in fields)
        {
            if (CheckField(field) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary><c>Web shop (EU)</c> becomes <c>web-shop-eu</c>.</summary>
    public static string KeyOf(string name)
    {
        StringBuilder key = new();
        foreach (char c in name.ToLowerInvariant())
        {
            bool isPart = c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
            if (isPart || (key.Length > 0 && key[^1] != '-'))
            {
                key.Append(isPart ? c : '-');
            }
        }

        string made = key.ToString().Trim('-');
        return made[..Math.Min(40, made.Length)];
    }

    private static MappingUnfit? CheckField(FieldMapping field)
    {
        if (field.Paths.Count > MostPaths)
        {
            return new MappingUnfit(field.Field, $"A field has at most {MostPaths} paths.", field.Paths.Count.ToString(CultureInfo.InvariantCulture));
        }

        foreach (MappedPath path in field.Paths)
        {
            if (path.Path.Length is 0 or > LongestPath || path.Path.Split('.').Any(string.IsNullOrWhiteSpace))
            {
                return new MappingUnfit(field.Field, "A path is names joined by dots.", path.Path);
            }

            if (!double.IsFinite(path.DivideBy) || path.DivideBy == 0)
            {
                return new MappingUnfit(field.Field, "A number is divided by a number other than 0.", path.DivideBy.ToString(CultureInfo.InvariantCulture));
            }
        }

        return field is { Constant.Length: > 200 } ? new MappingUnfit(field.Field, "A constant has at most 200 characters.", field.Constant) : null;
    }

    private static bool IsJson(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
