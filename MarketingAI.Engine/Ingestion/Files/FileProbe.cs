using System.Text;

namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>Tells from its first bytes what a file is.</summary>
internal static class FileProbe
{
    private static readonly (byte[] Magic, string Name)[] Known =
    [
        ([0x50, 0x4B, 0x03, 0x04], "an Excel workbook or a zip archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel or Word document"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ("GIF8"u8.ToArray(), "a GIF image"),
        ("SQLite format 3"u8.ToArray(), "a SQLite database"),
        ("BZh"u8.ToArray(), "a bzip2 archive"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ];

    public static bool IsParquet(ReadOnlySpan<byte> head) => head.StartsWith("PAR1"u8);

    /// <returns>What kind of file it is where that is no table of text; null when it may be one.</returns>
    public static string? BinaryKind(ReadOnlySpan<byte> head)
    {
        foreach ((byte[] magic, string name) in Known)
        {
            if (head.StartsWith(magic))
            {
                return name;
            }
        }

        return null;
    }

    public static TextEncoding EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => TextEncoding.Utf8WithMark,
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => TextEncoding.Utf32,
        [0xFF, 0xFE, ..] => TextEncoding.Utf16LittleEndian,
        [0xFE, 0xFF, ..] => TextEncoding.Utf16BigEndian,
        _ => WithoutMark(head),
    };

    /// <summary>Share of control characters that no text has.</summary>
    public static bool IsMostlyControl(ReadOnlySpan<byte> head)
    {
        int odd = 0;
        foreach (byte character in head)
        {
            odd += character is < 9 or (> 13 and < 27) or (> 27 and < 32) ? 1 : 0;
        }

        return odd > 3 && odd > head.Length / 20;
    }

    private static TextEncoding WithoutMark(ReadOnlySpan<byte> head)
    {
        int even = 0;
        int uneven = 0;
        for (int i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                (even, uneven) = i % 2 == 0 ? (even + 1, uneven) : (even, uneven + 1);
            }
        }

        int pairs = head.Length / 2;
        return (even, uneven) switch
        {
            (0, _) when pairs > 1 && uneven > pairs * 7 / 10 => TextEncoding.Utf16LittleEndian,
            (_, 0) when pairs > 1 && even > pairs * 7 / 10 => TextEncoding.Utf16BigEndian,
            _ => TextEncoding.Utf8,
        };
    }

    /// <summary>An encoding that throws on bytes that are none of its characters.</summary>
    public static Encoding Strict(TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf16LittleEndian => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        TextEncoding.Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        TextEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
    };

    public static string Words(TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf8WithMark or TextEncoding.Utf8 => "UTF-8",
        TextEncoding.Utf32 => "UTF-32",
        TextEncoding.Windows1252 => "Windows-1252",
        _ => "UTF-16",
    };
}

internal enum TextEncoding
{
    Utf8,
    Utf8WithMark,
    Utf16LittleEndian,
    Utf16BigEndian,
    Utf32,
    Windows1252,
}
