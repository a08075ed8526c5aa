using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PhoneNumbers;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>One way of writing each kind of value, so that the same thing looks the same.</summary>
internal static class NormalForm
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "dd.MM.yyyy", "dd/MM/yyyy", "yyyy-MM-dd HH:mm:ss"];

    private static readonly Dictionary<string, string> StreetWords =
        "st street str street strasse street rd road ave avenue av avenue ln lane sq square dr drive ct court pl place blvd boulevard"
            .Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    public static NormalValue Of(FieldRole role, string? text, string phoneRegion) => role switch
    {
        FieldRole.FirstName => FirstName(text),
        FieldRole.Email => Email(text),
        FieldRole.Phone => Phone(text, phoneRegion),
        FieldRole.HashedEmail => Hashed(text, raw => Email(raw).Value),
        FieldRole.HashedPhone => Hashed(text, raw => Phone(raw, phoneRegion).Value),
        FieldRole.HashedKey => Hashed(text, _ => null),
        FieldRole.BirthDate => Date(text),
        FieldRole.Postcode or FieldRole.Code => Simple(PlainText.Of(text)?.Replace(" ", "", StringComparison.Ordinal)),
        FieldRole.Street => Street(text),
        FieldRole.Number => Number(text),
        FieldRole.LastName or FieldRole.FullName or FieldRole.City or FieldRole.Category or FieldRole.Text => Simple(PlainText.Of(text)),
        FieldRole.NameOrder => NormalValue.Missing,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };

    /// <summary>Case and blanks do not count in an e-mail address; what stands after a + in it does.</summary>
    public static NormalValue Email(string? text)
    {
        string mail = (text ?? string.Empty).Trim().ToLowerInvariant();
        int at = mail.IndexOf('@', StringComparison.Ordinal);
        return at <= 0 || at == mail.Length - 1 ? NormalValue.Missing : new NormalValue(mail, mail[..at]);
    }

    /// <summary>With country code and no marks, such as <c>+16515550248</c>; what is no number of the plan is kept by its digits.</summary>
    public static NormalValue Phone(string? text, string region)
    {
        string digits = string.Concat((text ?? string.Empty).Where(char.IsAsciiDigit));
        if (digits.Length < 5)
        {
            return NormalValue.Missing;
        }

        // A plus and digits alone is the form wanted; reading the number plan for it would cost most of the time of a large match.
        string trimmed = text!.Trim();
        if (trimmed[0] == '+' && trimmed.Length == digits.Length + 1 && digits.Length is >= 8 and <= 15)
        {
            return Simple(trimmed);
        }

        try
        {
            PhoneNumber number = PhoneNumberUtil.GetInstance().Parse(text, region);
            return Simple(PhoneNumberUtil.GetInstance().Format(number, PhoneNumberFormat.E164));
        }
        catch (NumberParseException)
        {
            return Simple(digits);
        }
    }

    /// <summary>A hash in small letters; a value that is no hash is normalised and hashed, so that raw addresses meet hashed ones.</summary>
    private static NormalValue Hashed(string? text, Func<string, string?> normal)
    {
        string trimmed = (text ?? string.Empty).Trim();
        if (trimmed.Length == 64 && trimmed.All(char.IsAsciiHexDigit))
        {
            return Simple(trimmed.ToLowerInvariant());
        }

        return normal(trimmed) is { } plain ? Simple(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))) : NormalValue.Missing;
    }

    private static NormalValue FirstName(string? text)
    {
        string? plain = PlainText.Of(text);
        return plain is null ? NormalValue.Missing : new NormalValue(plain, ShortNames.Canonical(plain));
    }

    private static NormalValue Date(string? text) =>
        DateTime.TryParseExact((text ?? string.Empty).Trim(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day)
            ? Simple(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : NormalValue.Missing;

    private static NormalValue Street(string? text)
    {
        string? plain = PlainText.Of(text);
        return plain is null
            ? NormalValue.Missing
            : Simple(string.Join(' ', plain.Split(' ').Select(word => StreetWords.GetValueOrDefault(word, word))));
    }

    private static NormalValue Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? Simple(number.ToString("R", CultureInfo.InvariantCulture))
            : NormalValue.Missing;

    private static NormalValue Simple(string? value) => value is null ? NormalValue.Missing : new NormalValue(value, null);
}
