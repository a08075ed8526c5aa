using System.Text.Json;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>A value found in an event: where its text stands (without quotes) and what it is.</summary>
/// <param name="Kind"><see cref="JsonTokenType.None"/> where there is none.</param>
internal readonly record struct JsonSlot(int Start, int Length, JsonTokenType Kind, bool IsEscaped)
{
    public bool IsGiven => Kind is not (JsonTokenType.None or JsonTokenType.Null);
}
