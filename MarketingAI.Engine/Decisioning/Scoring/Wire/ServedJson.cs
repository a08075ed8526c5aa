using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.Scoring.Wire;

/// <summary>
/// Writes for the log what was looked up for a row: first the values, to stand behind those that were sent; then the key, of when each view's values
/// were, and what stood in for those that were missing.
/// </summary>
internal static class ServedJson
{
    private const int MostOfAView = 200;
    private const int MostOfANumber = 40;

    /// <returns>Bytes of both parts, which lie one behind the other in <see cref="ServedRows.Text"/>.</returns>
    public static (int Values, int Told) Write(ScoreCall call, int row, ReadOnlySpan<byte> body)
    {
        LiveModel live = call.Live!;
        call.Served.MakeRoomForText(MostBytes(call, row, body[call.Served.Sent(row)].Length));
        Span<byte> text = call.Served.Text;
        int at = 0;
        for (int v = 0; v < live.Inputs!.Views.Length; v++)
        {
            LiveView view = live.Inputs.Views[v];
            ref ServedView served = ref call.Served.View(row, v);
            for (int i = 0; i < view.Fields.Length; i++)
            {
                text[at++] = (byte)',';
                Put(text, ref at, live.Fields.Json(view.Fields[i]));
                text[at++] = (byte)':';
                PutValue(text, ref at, view, in served, i);
            }
        }

        int values = at;
        Tell(call, row, body, text, ref at);
        return (values, at - values);
    }

    private static void Tell(ScoreCall call, int row, ReadOnlySpan<byte> body, Span<byte> text, ref int at)
    {
        LiveModel live = call.Live!;
        Put(text, ref at, "{\"entity\":"u8);
        at += Data.Segments.CompactJson.Copy(body[call.Served.Sent(row)], text[at..]);
        Put(text, ref at, ",\"views\":{"u8);
        for (int view = 0; view < live.Inputs!.Views.Length; view++)
        {
            PutView(text, ref at, live.Inputs.Views[view].Name, in call.Served.View(row, view), isFirst: view == 0);
        }

        Put(text, ref at, "},\"fallback\":{"u8);
        bool isFirst = true;
        ReadOnlySpan<double> slots = call.Rows.Row(row, live.Fields.Count);
        foreach (LiveView view in live.Inputs.Views)
        {
            foreach (int field in view.Fields)
            {
                if (double.IsNaN(slots[field]))
                {
                    Put(text, ref at, isFirst ? ""u8 : ","u8);
                    Put(text, ref at, live.Fields.Json(field));
                    text[at++] = (byte)':';
                    PutStandIn(text, ref at, live.Model.StandIn(slots, field), live.Fields.Fields[field].Kind);
                    isFirst = false;
                }
            }
        }

        Put(text, ref at, "}}"u8);
    }

    private static void PutValue(Span<byte> text, ref int at, LiveView view, in ServedView served, int field)
    {
        int column = served.Content is { } content ? view.ColumnsIn(content)[field] : -1;
        if (column < 0 || served.Find is OnlineFind.TooOld or OnlineFind.NotLoaded)
        {
            Put(text, ref at, "null"u8);
            return;
        }

        at += served.Content!.Columns.WriteJson(column, served.Words[column], text[at..]);
    }

    private static void PutView(Span<byte> text, ref int at, ReadOnlySpan<byte> name, in ServedView served, bool isFirst)
    {
        Put(text, ref at, isFirst ? "\""u8 : ",\""u8);
        Put(text, ref at, name);
        Put(text, ref at, served.Find switch
        {
            OnlineFind.Found => "\":{\"state\":\"found\""u8,
            OnlineFind.Unknown => "\":{\"state\":\"unknown\""u8,
            OnlineFind.TooOld => "\":{\"state\":\"too-old\""u8,
            _ => "\":{\"state\":\"not-loaded\""u8,
        });
        if (served.Find != OnlineFind.NotLoaded)
        {
            Put(text, ref at, ",\"as_of\":"u8);
            PutTime(text, ref at, served.Stamp.AsOf);
            Put(text, ref at, ",\"written_at\":"u8);
            PutTime(text, ref at, served.Stamp.Written);
        }

        text[at++] = (byte)'}';
    }

    private static void PutStandIn(Span<byte> text, ref int at, double value, FieldKind kind)
    {
        if (double.IsNaN(value))
        {
            Put(text, ref at, "null"u8);
        }
        else if (kind == FieldKind.Time)
        {
            PutTime(text, ref at, (long)Math.Clamp(value, 0, DateTime.MaxValue.Ticks));
        }
        else
        {
            _ = value.TryFormat(text[at..], out int written, "R", CultureInfo.InvariantCulture);
            at += written;
        }
    }

    private static void PutTime(Span<byte> text, ref int at, long ticks)
    {
        text[at++] = (byte)'"';
        _ = Utf8Formatter.TryFormat(new DateTime(ticks, DateTimeKind.Utc), text[at..], out int written, 'O');
        at += written;
        text[at++] = (byte)'"';
    }

    private static int MostBytes(ScoreCall call, int row, int key)
    {
        LiveModel live = call.Live!;
        int most = 64 + key;
        for (int v = 0; v < live.Inputs!.Views.Length; v++)
        {
            LiveView view = live.Inputs.Views[v];
            ref ServedView served = ref call.Served.View(row, v);
            most += MostOfAView + view.Name.Length;
            int[]? columns = served.Content is { } content ? view.ColumnsIn(content) : null;
            for (int i = 0; i < view.Fields.Length; i++)
            {
                int value = columns is not null && columns[i] >= 0 ? served.Content!.Columns.MostJsonBytes(columns[i], served.Words[columns[i]]) : MostOfANumber;
                most += (2 * (live.Fields.Json(view.Fields[i]).Length + 3)) + value + MostOfANumber;
            }
        }

        return most;
    }

    private static void Put(Span<byte> text, ref int at, ReadOnlySpan<byte> part)
    {
        part.CopyTo(text[at..]);
        at += part.Length;
    }

    /// <summary>A field's name as JSON, quotes included.</summary>
    public static byte[] NameOf(ModelField field) =>
        Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(field.Name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"");
}
