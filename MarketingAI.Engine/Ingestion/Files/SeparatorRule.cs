namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>Recognises the separator: the one under which most of the first records have as many fields as the header.</summary>
internal static class SeparatorRule
{
    private const int RecordsTried = 200;

    private static readonly byte[] Candidates = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    /// <param name="head">The start of the file as UTF-8.</param>
    /// <returns>A comma where no separator parts the header: the file has one column.</returns>
    public static byte Recognise(ReadOnlySpan<byte> head)
    {
        byte[] text = head.ToArray();
        (double Share, int Fields, byte Separator) best = (0, 1, (byte)',');
        foreach (byte candidate in Candidates)
        {
            (double share, int fields) = Fit(text, candidate);
            if (fields > 1 && (share, fields).CompareTo((best.Share, best.Fields)) > 0)
            {
                best = (share, fields, candidate);
            }
        }

        return best.Separator;
    }

    public static string Words(byte separator) => separator switch
    {
        (byte)'\t' => "tab",
        _ => $"'{(char)separator}'",
    };

    private static (double Share, int Fields) Fit(byte[] text, byte separator)
    {
        using CsvRecords records = new(new MemoryStream(text), separator, text.Length);
        if (records.Read() != RecordState.Row)
        {
            return (0, 0);
        }

        int fields = records.FieldCount;
        int alike = 1;
        int seen = 1;
        while (seen < RecordsTried && records.Read() == RecordState.Row)
        {
            if (!records.IsBlank)
            {
                seen++;
                alike += records.FieldCount == fields ? 1 : 0;
            }
        }

        return ((double)alike / seen, fields);
    }
}
