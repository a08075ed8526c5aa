using MarketingAI.Engine.Ingestion.Events;

namespace MarketingAI.Engine.Ingestion.Sources.Folders;

/// <summary>Lines of JSON; each is an event.</summary>
internal sealed class JsonLineEvents(EventLines lines, string file) : IEventRows
{
    public RawMessage? Next()
    {
        EventLine? line = lines.Next();
        while (line is { IsTooLong: false } && line.Text.AsSpan().Trim(" \t\r"u8).IsEmpty)
        {
            line = lines.Next();
        }

        return line is null
            ? null
            : new RawMessage(
                line.Text, null, FormattableString.Invariant($"{file} line {line.Number}"), line.IsTooLong ? "The line is longer than a line may be." : null);
    }

    public void Dispose() => lines.Dispose();
}
