using System.Globalization;

namespace MarketingAI.Engine.Privacy.Access.Algorithms;

/// <summary>Masks a value in memory, as the SQL of a view does.</summary>
internal static class ValueMask
{
    public const string Rest = "…";

    public static string? Of(MaskKind kind, string value, Func<string, string> hash) => kind switch
    {
        MaskKind.Clear => value,
        MaskKind.Generalise => Generalised(value),
        MaskKind.Partial => Partial(value),
        MaskKind.Hash => hash(value),
        MaskKind.Hidden => null,
    };

    /// <summary>The domain of an address, the last two digits of a number, the first letter of anything else.</summary>
    public static string Partial(string value)
    {
        int at = value.IndexOf('@', StringComparison.Ordinal);
        if (at > 0)
        {
            return Rest + value[at..];
        }

        string digits = string.Concat(value.Where(char.IsAsciiDigit));
        return digits.Length >= 6 && digits.Length * 2 > value.Length ? Rest + digits[^2..] : value.Length == 0 ? value : First(value, 1);
    }

    /// <summary>The year of a date, the start of a number's band, the first two characters of a text.</summary>
    public static string Generalised(string value)
    {
        if (DateTime.TryParseExact(value.Length >= 10 ? value[..10] : value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-01-01");
        }

        return value.Length < 5 && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? Band(number).ToString(CultureInfo.InvariantCulture)
            : value.Length <= 2 ? Rest : First(value, 2);
    }

    public static double Band(double value) => Math.Floor(value / MaskPolicy.BandWidth) * MaskPolicy.BandWidth;

    private static string First(string value, int characters) => value[..characters] + Rest;
}
