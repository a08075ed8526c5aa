using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Imputation.Algorithms;

/// <summary>The plan as text.</summary>
internal static class PlanJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        IgnoreReadOnlyProperties = true,
        RespectRequiredConstructorParameters = false,
    };

    public static Outcome<ImputationPlan> Read(string json)
    {
        try
        {
            ImputationPlan? plan = JsonSerializer.Deserialize<ImputationPlan>(json, Options);
            return plan is null || plan.Columns is null || plan.Columns.Any(column => column?.Name is null || column.OfSegments is null || (column.Slopes is { } slopes && slopes.Count != plan.Columns.Count))
                ? new PlanUnreadable("columns are missing or incomplete.")
                : plan with { Segments = plan.Segments ?? [] };
        }
        catch (JsonException fault)
        {
            return new PlanUnreadable(fault.Message);
        }
    }
}
