using System.Text.Json;
using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Decisioning.Parity.Algorithms;

/// <summary>Whether a value in the log is the one that is computed again.</summary>
internal static class ValueParity
{
    /// <summary>Sums of floating point numbers may differ in their last digits with the order of the rows.</summary>
    public const double Tolerance = 1e-12;

    /// <param name="logged">As the log has it.</param>
    /// <param name="again">Computed again, as JSON.</param>
    public static bool Same(ColumnType type, JsonElement logged, JsonElement again) => (logged.ValueKind, again.ValueKind) switch
    {
        (JsonValueKind.Null, JsonValueKind.Null) => true,
        (JsonValueKind.Null, _) or (_, JsonValueKind.Null) => false,
        (JsonValueKind.Number, JsonValueKind.Number) when type == ColumnType.Number => Close(logged.GetDouble(), again.GetDouble()),
        (JsonValueKind.Number, JsonValueKind.Number) => logged.TryGetInt64(out long one) && again.TryGetInt64(out long other) && one == other,
        (JsonValueKind.String, JsonValueKind.String) => string.Equals(logged.GetString(), again.GetString(), StringComparison.Ordinal),
        _ => logged.ValueKind == again.ValueKind,
    };

    public static bool Close(double one, double other) =>
        Math.Abs(one - other) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other)));
}
