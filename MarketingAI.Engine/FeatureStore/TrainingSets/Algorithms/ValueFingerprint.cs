using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.FeatureStore.TrainingSets.Algorithms;

/// <summary>SHA-256 over what a training set was made of: the labels' fingerprint, the definitions, and every value of the added columns in order.</summary>
internal static class ValueFingerprint
{
    public static string Of(string labels, IEnumerable<string> definitions, IEnumerable<TableColumn> columns)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(labels));
        foreach (string definition in definitions)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{definition}"));
        }

        foreach (TableColumn column in columns)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{column.Name}\n"));
            hash.AppendData(column switch
            {
                NumberColumn numbers => MemoryMarshal.AsBytes<double>(numbers.Values),
                TimeColumn times => MemoryMarshal.AsBytes<long>(times.UtcTicks),
                CategoryColumn words => MemoryMarshal.AsBytes<int>(words.Codes),
                _ => throw new ArgumentOutOfRangeException(nameof(columns), column.GetType().Name, "No such column."),
            });
            if (column is CategoryColumn { Levels: { } levels })
            {
                hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', levels)));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
