using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>Shows what the inner path makes of a body; nothing is kept.</summary>
internal static class EventPreview
{
    private const string SourceName = "preview";

    public static List<PreviewedEvent> Of(CompiledMapping mapping, string json, long arrivalTicks, int most)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        EventTransform transform = new();
        EventBody events = new(body, isLines: false);
        List<PreviewedEvent> shown = [];
        while (shown.Count < most && events.Next(out ReadOnlySpan<byte> rest))
        {
            try
            {
                EventFault? fault = transform.Read(rest, mapping, SourceName, arrivalTicks, null, out int length);
                shown.Add(new PreviewedEvent(
                    shown.Count, Encoding.UTF8.GetString(rest[..length]), fault is null ? Fields(transform) : new Dictionary<string, string>(StringComparer.Ordinal),
                    fault is null ? null : new IntakeProblem(shown.Count, fault.Reason, fault.Field, fault.Message)));
                events.Pass(length);
            }
            catch (JsonException)
            {
                string raw = Encoding.UTF8.GetString(events.PassBroken());
                shown.Add(new PreviewedEvent(
                    shown.Count, raw, new Dictionary<string, string>(StringComparer.Ordinal),
                    new IntakeProblem(shown.Count, DeadLetterReason.IllFormed, null, "This is not well-formed JSON.")));
            }
        }

        return shown;
    }

    private static Dictionary<string, string> Fields(EventTransform read)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach (EventField field in LoggedEvent.Texts.Where(read.Text.Has))
        {
            fields[NameOf(field)] = Encoding.UTF8.GetString(read.Text.Of(field));
        }

        fields["event_time"] = TimeText.Show(read.EventTicks);
        fields["received_at"] = TimeText.Show(read.ReceivedTicks);
        if (read.Value is { } value)
        {
            fields["value"] = value.ToString(CultureInfo.InvariantCulture);
        }

        if (!read.Properties.IsEmpty)
        {
            fields["properties"] = Encoding.UTF8.GetString(read.Properties);
        }

        return fields;
    }

    private static string NameOf(EventField field) => field switch
    {
        EventField.Email => "email_sha256",
        EventField.Phone => "phone_sha256",
        _ => EventFields.NameOf(field),
    };
}
