using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>How the values of a decision came: those of the views named here were looked up, all others were sent.</summary>
/// <param name="Entity">The key, or an object with a key for each kind.</param>
/// <param name="Views">By pinned version, such as <c>orders@3</c>.</param>
/// <param name="Fallback">Looked-up fields without a value, and what the model took in their place; null where missing is a value of its own.</param>
public sealed record DecisionInputs(
    [property: JsonPropertyName("entity")] JsonElement Entity,
    [property: JsonPropertyName("views")] IReadOnlyDictionary<string, ServedViewState> Views,
    [property: JsonPropertyName("fallback")] IReadOnlyDictionary<string, JsonElement> Fallback)
{
    /// <returns>Null where nothing was looked up.</returns>
    public static DecisionInputs? Of(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Served is null ? null : JsonSerializer.Deserialize<DecisionInputs>(decision.Served);
    }

    /// <summary>The key for a kind of entity.</summary>
    public string? KeyOf(string entity) => Entity.ValueKind switch
    {
        JsonValueKind.String => Entity.GetString(),
        JsonValueKind.Object => Entity.TryGetProperty(entity, out JsonElement key) ? key.GetString() : null,
        _ => null,
    };
}

/// <summary>What a look-up in one view found.</summary>
/// <param name="State"><c>found</c>, <c>unknown</c>, <c>too-old</c> or <c>not-loaded</c>.</param>
/// <param name="AsOf">The decision time that the values are for; null where none were loaded.</param>
/// <param name="WrittenAt">Up to which commit of events they were computed.</param>
public sealed record ServedViewState(
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("as_of")] DateTimeOffset? AsOf,
    [property: JsonPropertyName("written_at")] DateTimeOffset? WrittenAt);
