using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketingAI.Engine.FeatureStore.Views;

/// <summary>How definitions are written as JSON: in the store, in fingerprints, in exports.</summary>
public static class FeatureViewJson
{
    /// <summary>Enumerations by name; kinds of sources and recipes under <c>kind</c>.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(FeatureViewDefinition definition) => JsonSerializer.Serialize(definition, Options);

    /// <exception cref="JsonException">The text is no definition.</exception>
    public static FeatureViewDefinition Read(string json) => JsonSerializer.Deserialize<FeatureViewDefinition>(json, Options)!;
}
