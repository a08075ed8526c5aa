using System.Text.RegularExpressions;

namespace MarketingAI.Engine.Privacy.Access.Algorithms;

/// <summary>What a column looks like by its name, where nobody has said what it is. Rather too careful than too careless.</summary>
internal static partial class NameClass
{
    private static readonly string[] Naming =
    [
        "email", "mail", "phone", "mobile", "telephone", "msisdn", "firstname", "lastname", "surname", "fullname", "givenname", "familyname", "street",
        "address", "iban", "passport", "ssn", "taxid", "ip", "ipaddress", "creditcard", "cardnumber", "vorname", "nachname", "strasse",
    ];

    private static readonly string[] Protected =
    [
        "gender", "sex", "birth", "birthdate", "birthday", "birthyear", "dob", "age", "agegroup", "religion", "race", "ethnicity", "nationality", "health",
        "disability", "diagnosis", "pregnant", "orientation", "geschlecht",
    ];

    private static readonly string[] Pointing =
        ["customer", "person", "user", "client", "subscriber", "member", "visitor", "device", "account", "cookie", "contact", "lead", "anonymous", "household", "entity"];

    private static readonly string[] Keys = ["id", "key", "uuid", "guid", "number", "no", "nr", "hash", "sha256"];

    public static ColumnClass Of(string name)
    {
        string[] words = [.. Parts().Matches(name).Select(match => Singular(match.Value.ToLowerInvariant()))];
        string joined = string.Concat(words.Where(word => !char.IsAsciiDigit(word[0])));
        bool hashed = words.Contains("sha", StringComparer.Ordinal) || words.Contains("hash", StringComparer.Ordinal) || words.Contains("sha256", StringComparer.Ordinal);
        bool names = Has(words, joined, Naming) || (words.Contains("name", StringComparer.Ordinal) && (Has(words, joined, Pointing) || words.Length == 1));
        if (names)
        {
            return hashed ? ColumnClass.Pseudonymous : ColumnClass.Identifying;
        }

        if (Has(words, joined, Protected))
        {
            return ColumnClass.Sensitive;
        }

        bool key = words.Length > 0 && (Keys.Contains(words[^1], StringComparer.Ordinal) || Pointing.Contains(words[^1], StringComparer.Ordinal));
        return key && Has(words, joined, Pointing) ? ColumnClass.Pseudonymous : ColumnClass.None;
    }

    /// <summary><c>emails</c> is judged as <c>email</c>, <c>addresses</c> as <c>address</c>.</summary>
    private static string Singular(string word) =>
        word.EndsWith("sses", StringComparison.Ordinal) ? word[..^2]
        : word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1]
        : word;

    private static bool Has(string[] words, string joined, string[] known) =>
        known.Contains(joined, StringComparer.Ordinal) || words.Any(word => known.Contains(word, StringComparer.Ordinal))
        || words.Zip(words.Skip(1), string.Concat).Any(pair => known.Contains(pair, StringComparer.Ordinal));

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+", RegexOptions.None, 1000)]
    private static partial Regex Parts();
}
