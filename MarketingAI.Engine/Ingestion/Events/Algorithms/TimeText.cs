using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>Times as sources write them, as UTC ticks cut to microseconds.</summary>
internal static class TimeText
{
    private const int LongestText = 40;
    private const double MostSeconds = 250_000_000_000;

    /// <param name="value">The text without quotes, or a number.</param>
    public static bool TryRead(ReadOnlySpan<byte> value, TimeForm form, out long utcTicks)
    {
        utcTicks = 0;
        return form switch
        {
            TimeForm.Iso => TryIso(value, out utcTicks),
            TimeForm.EpochSeconds => TryEpoch(value, 1, out utcTicks),
            _ => TryEpoch(value, 1000, out utcTicks),
        };
    }

    private static bool TryEpoch(ReadOnlySpan<byte> value, double aSecond, out long utcTicks)
    {
        utcTicks = 0;
        if (!Utf8Parser.TryParse(value, out double number, out int used) || used != value.Length || !(Math.Abs(number / aSecond) < MostSeconds))
        {
            return false;
        }

        utcTicks = DateTime.UnixEpoch.Ticks + ((long)Math.Round(number / aSecond * 1_000_000) * TimeSpan.TicksPerMicrosecond);
        return true;
    }

    private static bool TryIso(ReadOnlySpan<byte> value, out long utcTicks)
    {
        utcTicks = 0;
        if (value.Length is < 10 or > LongestText)
        {
            return false;
        }

        Span<byte> quoted = stackalloc byte[LongestText + 2];
        value.CopyTo(quoted[1..]);
        quoted[0] = quoted[value.Length + 1] = (byte)'"';
        if (quoted[11] == (byte)' ')
        {
            quoted[11] = (byte)'T';
        }

        Utf8JsonReader reader = new(quoted[..(value.Length + 2)]);
        try
        {
            return reader.Read() && TryStrict(ref reader, HasOffset(value), out utcTicks);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryStrict(ref Utf8JsonReader reader, bool hasOffset, out long utcTicks)
    {
        utcTicks = 0;
        if (hasOffset)
        {
            if (!reader.TryGetDateTimeOffset(out DateTimeOffset moment))
            {
                return false;
            }

            utcTicks = moment.UtcTicks;
        }
        else if (reader.TryGetDateTime(out DateTime plain))
        {
            utcTicks = plain.Ticks;
        }
        else
        {
            return false;
        }

        utcTicks -= utcTicks % TimeSpan.TicksPerMicrosecond;
        return true;
    }

    private static bool HasOffset(ReadOnlySpan<byte> value) => value[^1] == (byte)'Z' || value[10..].IndexOfAny((byte)'+', (byte)'-') >= 0;

    /// <summary>As messages name a time.</summary>
    public static string Show(long utcTicks) => new DateTime(utcTicks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A value as messages quote it: cut, and without what could be an e-mail address.</summary>
    public static string Quote(ReadOnlySpan<byte> value) =>
        value.Contains((byte)'@') ? "(not shown)" : $"'{Encoding.UTF8.GetString(value[..Math.Min(60, value.Length)])}'";
}
