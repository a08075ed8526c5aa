namespace MarketingAI.Engine.Data.Segments;

/// <summary>Copies JSON without the white space between its tokens.</summary>
internal static class CompactJson
{
    /// <returns>Bytes written; never more than the source has.</returns>
    public static int Copy(ReadOnlySpan<byte> json, Span<byte> target)
    {
        if (json.IndexOfAny(" \n\r\t"u8) < 0)
        {
            json.CopyTo(target);
            return json.Length;
        }

        int written = 0;
        bool inText = false;
        for (int i = 0; i < json.Length; i++)
        {
            byte b = json[i];
            if (inText && b == (byte)'\\' && i + 1 < json.Length)
            {
                target[written++] = b;
                target[written++] = json[++i];
                continue;
            }

            inText ^= b == (byte)'"';
            if (inText || b is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                target[written++] = b;
            }
        }

        return written;
    }
}
