using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine;

/// <summary>JSON as the verbs print it: names in snake case, numbers that read back to the same bits, no NaN.</summary>
internal static class CommandJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Text(object values) => JsonSerializer.Serialize(values, values.GetType(), Options);

    /// <summary>A refusal with its kind, its reason, and whatever else it carries (file, column, row, found ...).</summary>
    public static JsonObject Describe(Refusal refusal)
    {
        JsonObject described = new()
        {
            ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(refusal.GetType().Name),
            ["reason"] = refusal.Reason,
        };
        if (JsonSerializer.SerializeToNode(refusal, refusal.GetType(), Options) is JsonObject carried)
        {
            foreach ((string name, JsonNode? value) in carried.Where(pair => !described.ContainsKey(pair.Key)).ToList())
            {
                described[name] = value?.DeepClone();
            }
        }

        return described;
    }
}
