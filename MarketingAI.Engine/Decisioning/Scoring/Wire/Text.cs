using System.Text;
using System.Text.Json;

namespace MarketingAI.Engine.Decisioning.Scoring.Wire;

/// <summary>The text a JSON reader stands on, unescaped, as UTF-8.</summary>
internal static class Text
{
    /// <param name="scratch">Takes short escaped texts.</param>
    public static ReadOnlySpan<byte> Of(scoped in Utf8JsonReader reader, Span<byte> scratch)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        return reader.ValueSpan.Length <= scratch.Length
            ? scratch[..reader.CopyString(scratch)]
            : Encoding.UTF8.GetBytes(reader.GetString()!);
    }

    public static string Shortened(string? text, int most = 60) =>
        text is null || text.Length <= most ? text ?? string.Empty : text[..most] + "…";
}
