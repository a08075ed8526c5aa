using System.Globalization;
using System.Text;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Text without case, accents, and marks, so that ways of typing do not look like differences.</summary>
internal static class PlainText
{
    private static readonly Dictionary<char, string> Letters =
        "ß ss æ ae œ oe ø o đ d ð d þ th ł l ı i".Split(' ').Chunk(2).ToDictionary(pair => pair[0][0], pair => pair[1]);

    /// <summary>Small letters and digits, one blank between words; null where nothing is left.</summary>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        StringBuilder plain = new(text.Length);
        bool gap = false;
        foreach (char raw in IsPlain(text) ? text : text.Normalize(NormalizationForm.FormD))
        {
            char letter = char.ToLowerInvariant(raw);
            if (char.IsLetterOrDigit(letter))
            {
                if (gap && plain.Length > 0)
                {
                    plain.Append(' ');
                }

                gap = false;
                Append(plain, letter);
            }
            else if (letter is not ('\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                gap = true;
            }
        }

        return plain.Length == 0 ? null : plain.ToString();
    }

    private static void Append(StringBuilder plain, char letter)
    {
        if (letter > 127 && Letters.TryGetValue(letter, out string? written))
        {
            plain.Append(written);
        }
        else
        {
            plain.Append(letter);
        }
    }

    private static bool IsPlain(string text) => Ascii.IsValid(text);
}
