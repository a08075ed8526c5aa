using System.Text.RegularExpressions;
using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>
/// Guesses what a first contract could say about a column from its name and values. A guess is a proposal: the person confirms
/// it. When a value is known is never guessed, because a wrong answer there spoils a model without a sign.
/// </summary>
internal static partial class ColumnGuess
{
    /// <summary>From this share of values on, a pattern is taken for the column's content.</summary>
    private const double MostValues = 0.8;

    /// <summary>A column with this share of different values is a key.</summary>
    private const double NearlyAllDifferent = 0.9;

    /// <summary>A column called after a kind of person, with more values than this, holds keys and no kinds.</summary>
    private const int ManyPersons = 50;

    private static readonly (string[] Words, string Meaning)[] Names =
    [
        (["firstname", "lastname", "surname", "fullname", "givenname", "familyname", "nachname", "vorname"], "Name of a person"),
        (["street", "address", "addressline", "strasse", "housenumber"], "Postal address"),
        (["email", "mail", "emailaddress"], "E-mail address"),
        (["phone", "mobile", "telephone", "phonenumber", "msisdn"], "Phone number"),
        (["iban", "creditcard", "cardnumber", "ssn", "passport", "taxid"], "Number of an account or document of a person"),
        (["ip", "ipaddress"], "Address of a device on the internet"),
    ];

    private static readonly (string[] Words, string Meaning)[] Sensitive =
    [
        (["gender", "sex", "geschlecht"], "Gender"),
        (["age", "agegroup", "ageband", "birthdate", "dateofbirth", "dob", "birthday", "birthyear", "yearofbirth", "alter"], "Age or date of birth"),
        (["race", "ethnicity", "nationality"], "Ethnic origin or nationality"),
        (["religion", "denomination"], "Religion"),
        (["health", "disability", "diagnosis", "pregnant"], "Health"),
        (["politics", "politicalparty", "union"], "Political opinion or membership"),
        (["sexualorientation", "orientation"], "Sexual orientation"),
    ];

    private static readonly string[] KeyWords = ["id", "key", "uuid", "guid", "number", "no", "nr", "hash", "cookie"];

    private static readonly string[] PersonWords =
        ["customer", "person", "user", "client", "subscriber", "member", "visitor", "device", "account", "cookie", "contact", "lead"];

    private static readonly string[] PostalWords = ["zip", "zipcode", "postcode", "postalcode", "plz"];

    /// <param name="values">Some different values of a text or integer column.</param>
    public static ContractColumn Propose(DataSetColumn column, long rows, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(column);
        string[] words = Words(column.Name);
        string joined = string.Concat(words);
        (PersonalDataClass personal, string meaning) = Personal(column, rows, values, words, joined);
        AllowedUse use = personal == PersonalDataClass.Identifying ? AllowedUse.ReportingOnly : AllowedUse.Anything;
        return new ContractColumn(column.Name, column.Type, meaning, personal, use, KnownAt: null);
    }

    private static (PersonalDataClass Personal, string Meaning) Personal(
        DataSetColumn column, long rows, IReadOnlyList<string> values, string[] words, string joined)
    {
        if (column.Type == ColumnType.Text && ByPattern(values) is { } pattern)
        {
            return (PersonalDataClass.Identifying, pattern);
        }

        if (Named(Sensitive, words, joined) is { } sensitive)
        {
            return (PersonalDataClass.Sensitive, sensitive);
        }

        bool isKey = column.Type is ColumnType.Text or ColumnType.Integer && column.Distinct >= NearlyAllDifferent * rows * (1 - column.MissingShare);
        bool person = words.Intersect(PersonWords, StringComparer.Ordinal).Any() || PersonWords.Contains(Stem(joined), StringComparer.Ordinal);
        bool keyName = words.Length > 0 && KeyWords.Contains(words[^1], StringComparer.Ordinal)
            || !string.Equals(Stem(joined), joined, StringComparison.Ordinal)
            || (PersonWords.Contains(joined, StringComparer.Ordinal) && column.Distinct > ManyPersons);
        if (column.Type == ColumnType.Text && Named(Names, words, joined) is { } identifying)
        {
            return (PersonalDataClass.Identifying, identifying);
        }

        return (person && keyName, keyName, isKey && column.Type == ColumnType.Text && rows > 1, PostalWords.Contains(joined, StringComparer.Ordinal) && column.Distinct > 50) switch
        {
            (true, _, _, _) => (PersonalDataClass.Pseudonymous, "Number of a person"),
            (_, true, _, _) when isKey && rows > 1 => (PersonalDataClass.Pseudonymous, "Number of a record"),
            (_, _, true, _) => (PersonalDataClass.Pseudonymous, Sentence(column.Name, words)),
            (_, _, _, true) => (PersonalDataClass.Pseudonymous, "Postal code"),
            _ => (PersonalDataClass.None, Sentence(column.Name, words)),
        };
    }

    private static string? ByPattern(IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        if (values.Count(value => Email().IsMatch(value)) >= MostValues * values.Count)
        {
            return "E-mail address";
        }

        return values.Count(value => Phone().IsMatch(value) && value.Count(char.IsAsciiDigit) is >= 8 and <= 15) >= MostValues * values.Count
            ? "Phone number"
            : null;
    }

    private static string? Named((string[] Words, string Meaning)[] list, string[] words, string joined)
    {
        foreach ((string[] known, string meaning) in list)
        {
            if (known.Contains(joined, StringComparer.Ordinal) || words.Intersect(known, StringComparer.Ordinal).Any())
            {
                return meaning;
            }
        }

        return null;
    }

    /// <summary>The words of a name such as <c>customer_id</c>, <c>customerId</c> or <c>Customer ID</c>, in small letters.</summary>
    internal static string[] Words(string name) =>
        [.. WordParts().Matches(name).Select(match => match.Value.ToLowerInvariant())];

    /// <summary>What is left of a name such as <c>userid</c> without the word for key at its end.</summary>
    private static string Stem(string joined) =>
        KeyWords.FirstOrDefault(key => joined.EndsWith(key, StringComparison.Ordinal) && PersonWords.Contains(joined[..^key.Length], StringComparer.Ordinal)) is { } key
            ? joined[..^key.Length]
            : joined;

    private static string Sentence(string name, string[] words)
    {
        string text = words.Length == 0 ? name : string.Join(' ', words);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$", RegexOptions.None, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"^\+?\(?\d[\d\s()./-]{6,}\d$", RegexOptions.None, 1000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+", RegexOptions.None, 1000)]
    private static partial Regex WordParts();
}
