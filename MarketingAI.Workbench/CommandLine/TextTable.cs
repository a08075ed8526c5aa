namespace MarketingAI.Workbench.CommandLine;

/// <summary>A table for a person at a terminal: a heading, a rule, numbers to the right.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    public TextTable Add(params string[] cells)
    {
        if (cells.Length != headings.Length)
        {
            throw new ArgumentException($"A row needs {headings.Length} cells; found {cells.Length}.", nameof(cells));
        }

        _rows.Add(cells);
        return this;
    }

    public void Print(TextWriter writer)
    {
        int[] widths = [.. headings.Select((heading, i) => _rows.Select(row => row[i].Length).Append(heading.Length).Max())];
        bool[] right = [.. headings.Select((_, i) => _rows.Count > 0 && _rows.All(row => IsNumber(row[i])))];
        writer.WriteLine(Line(headings, widths, right));
        writer.WriteLine(string.Join("  ", widths.Select(width => new string('-', width))));
        foreach (string[] row in _rows)
        {
            writer.WriteLine(Line(row, widths, right));
        }
    }

    private static string Line(string[] cells, int[] widths, bool[] right) =>
        string.Join("  ", cells.Select((cell, i) => right[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd();

    private static bool IsNumber(string cell) => cell is "-" || (cell.Length > 0 && char.IsAsciiDigit(cell[^1]) && !cell.Any(char.IsLetter));
}
