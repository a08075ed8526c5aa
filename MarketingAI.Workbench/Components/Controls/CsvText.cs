using System.Text;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>Writes CSV (RFC 4180); cells that a spreadsheet would run as a formula are disarmed.</summary>
internal static class CsvText
{
    public static string Of(IEnumerable<string> titles, IEnumerable<IEnumerable<string>> rows)
    {
        StringBuilder text = new();
        Line(text, titles);
        foreach (IEnumerable<string> row in rows)
        {
            Line(text, row);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string value)
    {
        bool runs = value.Length > 1 && value[0] is '=' or '+' or '-' or '@' && !double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _);
        string safe = runs ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
