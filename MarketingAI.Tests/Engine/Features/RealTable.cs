using System.Globalization;
using System.IO.Compression;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Features;

/// <summary>A real data set as columns: numbers where every cell is one, words otherwise.</summary>
internal static class RealTable
{
    public static ColumnTable BankFull() => Read("bank_marketing/bank-full.csv.gz", ';');

    public static ColumnTable Hillstrom() => Read("hillstrom/hillstrom.csv.gz", ',');

    public static IEnumerable<string> Lines(string file)
    {
        using Stream stream = File.OpenRead(DataSets.PathOf(file));
        using StreamReader reader = new(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static ColumnTable Read(string file, char separator)
    {
        string[][] rows = [.. Lines(file).Select(line => Cells(line, separator))];
        return new ColumnTable([.. rows[0].Select((name, place) => Column(name, [.. rows.Skip(1).Select(row => row[place])]))]);
    }

    private static string[] Cells(string line, char separator) =>
        [.. string.Concat(line.Split('"').Select((part, place) => place % 2 == 0 ? part.Replace(separator, '\t') : part)).Split('\t')];

    private static TableColumn Column(string name, string[] cells)
    {
        double[] numbers = new double[cells.Length];
        for (int row = 0; row < cells.Length; row++)
        {
            if (!double.TryParse(cells[row], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[row]))
            {
                string[] levels = [.. cells.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
                Dictionary<string, int> codes = levels.Select((level, code) => (level, code)).ToDictionary(pair => pair.level, pair => pair.code, StringComparer.Ordinal);
                return new CategoryColumn(name, [.. cells.Select(cell => codes[cell])], levels);
            }
        }

        return new NumberColumn(name, numbers);
    }
}
