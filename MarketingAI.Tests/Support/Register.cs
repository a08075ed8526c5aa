using System.IO.Compression;

namespace MarketingAI.Tests.Support;

/// <summary>Customer registers of the simulator and the persons behind them.</summary>
public static class Register
{
    /// <summary>Lines of the committed sample's register, the heading first.</summary>
    public static IReadOnlyList<string> Sample() => Lines("retail/crm/customers.csv.gz");

    /// <summary>Lines of a gzipped file of the committed sample.</summary>
    public static IReadOnlyList<string> Lines(string file)
    {
        using FileStream packed = File.OpenRead(PathOf(file));
        using GZipStream open = new(packed, CompressionMode.Decompress);
        using StreamReader reader = new(open);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static string PathOf(string file) => Repository.PathOf("data", "sample", file);

    /// <summary>Person by record, out of a truth file.</summary>
    public static IReadOnlyDictionary<string, string> Persons(string truthFile) =>
        File.ReadLines(truthFile).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
}
