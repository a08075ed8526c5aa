namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>Words that stand for "no value". Others, such as unknown or none, stay words.</summary>
internal static class MissingMarks
{
    public static IReadOnlyList<string> All { get; } =
        ["", "NA", "N/A", "n/a", "#N/A", "null", "NULL", "Null", "NaN", "nan", "?"];

    public static bool Contains(ReadOnlySpan<byte> value) => value.Length switch
    {
        0 => true,
        1 => value[0] == (byte)'?',
        2 => value.SequenceEqual("NA"u8),
        3 => value.SequenceEqual("N/A"u8) || value.SequenceEqual("n/a"u8) || value.SequenceEqual("NaN"u8) || value.SequenceEqual("nan"u8),
        4 => value.SequenceEqual("null"u8) || value.SequenceEqual("NULL"u8) || value.SequenceEqual("Null"u8) || value.SequenceEqual("#N/A"u8),
        _ => false,
    };
}
