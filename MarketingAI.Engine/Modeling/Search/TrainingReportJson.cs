using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>The report as JSON with names in snake case, as the command line prints them.</summary>
public static class TrainingReportJson
{
    public static JsonSerializerOptions Options { get; } = Made();

    public static string Write(TrainingReport report) => JsonSerializer.Serialize(report, Options);

    /// <exception cref="JsonException">The text is not a training report.</exception>
    public static TrainingReport Read(string json) =>
        JsonSerializer.Deserialize<TrainingReport>(json, Options) ?? throw new JsonException("The training report is empty.");

    private static JsonSerializerOptions Made()
    {
        JsonSerializerOptions options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
