using System.Globalization;
using System.Text.RegularExpressions;
using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Recognises what a column holds by its name and its values.</summary>
internal static partial class RoleGuess
{
    private const double MostValues = 0.8;
    private const double NearlyAllDifferent = 0.98;

    private static readonly (FieldRole Role, string[] Names)[] Known =
    [
        (FieldRole.FirstName, ["firstname", "givenname", "forename", "fname", "vorname", "christianname"]),
        (FieldRole.LastName, ["lastname", "surname", "familyname", "lname", "nachname", "secondname"]),
        (FieldRole.FullName, ["fullname", "name", "customername", "personname", "contactname", "clientname", "buyername"]),
        (FieldRole.BirthDate, ["birthdate", "dateofbirth", "dob", "birthday", "geburtsdatum", "dateborn"]),
        (FieldRole.Email, ["email", "mail", "emailaddress", "mailaddress"]),
        (FieldRole.Phone, ["phone", "mobile", "telephone", "phonenumber", "msisdn", "tel", "cell", "cellphone", "mobilephone"]),
        (FieldRole.Street, ["street", "address", "streetaddress", "addressline", "addressline1", "address1", "strasse"]),
        (FieldRole.Postcode, ["postcode", "zip", "zipcode", "postalcode", "plz"]),
        (FieldRole.City, ["city", "town", "place", "locality", "ort", "stadt"]),
        (FieldRole.HashedEmail, ["emailsha256", "emailhash", "hashedemail", "mailhash", "sha256email"]),
        (FieldRole.HashedPhone, ["phonesha256", "phonehash", "hashedphone", "sha256phone", "mobilehash"]),
        (FieldRole.Category, ["gender", "sex"]),
        (FieldRole.Code, ["ssn", "socsecid", "taxid", "passport", "loyaltycard", "cardnumber"]),
    ];

    private static readonly string[] Truths = ["cluster", "clusterid", "entityid", "personid", "label", "truth", "group", "groupid", "matchid"];

    /// <returns>The role, or why the column takes no part.</returns>
    public static (FieldRole? Role, string Reason) Of(ColumnLook column)
    {
        string name = Joined(column.Name);
        if (column.Distinct <= 1)
        {
            return (null, "It holds at most one value.");
        }

        if (Truths.Contains(name, StringComparer.Ordinal))
        {
            return (null, "It looks like an answer, not like something to compare.");
        }

        if (ByName(name) is { } named && Fits(named, column))
        {
            return (named, "Recognised by its name.");
        }

        return ByValues(column) is { } shown ? (shown, "Recognised by its values.") : (null, Reason(column));
    }

    /// <summary>Whether the column names its record: all values there and nearly all different.</summary>
    public static bool IsKey(ColumnLook column) =>
        column.MissingShare <= 0 && column.Distinct >= NearlyAllDifferent * column.Rows && column.Type is ColumnType.Text or ColumnType.Integer
        && (Joined(column.Name).EndsWith("id", StringComparison.Ordinal) || Joined(column.Name).EndsWith("key", StringComparison.Ordinal)
            || Joined(column.Name).EndsWith("number", StringComparison.Ordinal));

    private static FieldRole? ByName(string name)
    {
        foreach ((FieldRole role, string[] names) in Known)
        {
            if (names.Contains(name, StringComparer.Ordinal))
            {
                return role;
            }
        }

        return null;
    }

    private static bool Fits(FieldRole role, ColumnLook column) => role switch
    {
        FieldRole.BirthDate => column.Type == ColumnType.Date || Share(column.Values, IsDate) >= MostValues,
        FieldRole.Phone or FieldRole.Postcode => column.Type is ColumnType.Text or ColumnType.Integer,
        FieldRole.Email => Share(column.Values, IsEmail) >= MostValues,
        FieldRole.HashedEmail or FieldRole.HashedPhone => Share(column.Values, IsHash) >= MostValues,
        _ => column.Type is ColumnType.Text or ColumnType.Integer,
    };

    private static FieldRole? ByValues(ColumnLook column)
    {
        if (column.Type == ColumnType.Text && Share(column.Values, IsEmail) >= MostValues)
        {
            return FieldRole.Email;
        }

        if (column.Type == ColumnType.Text && Share(column.Values, IsPhone) >= MostValues)
        {
            return FieldRole.Phone;
        }

        if (column.Type == ColumnType.Text && Share(column.Values, IsHash) >= MostValues)
        {
            string name = Joined(column.Name);
            return name.Contains("mail", StringComparison.Ordinal) ? FieldRole.HashedEmail
                : name.Contains("phone", StringComparison.Ordinal) || name.Contains("tel", StringComparison.Ordinal) ? FieldRole.HashedPhone
                : FieldRole.HashedKey;
        }

        return column.Type == ColumnType.Date && Median(column.Values) is { } year && year < 2005 ? FieldRole.BirthDate : null;
    }

    private static string Reason(ColumnLook column) =>
        IsKey(column) ? "It names the record."
        : column.Type is ColumnType.Timestamp or ColumnType.Date ? "It says when the record was made, not whom it is about."
        : "Nothing says that it tells persons apart; choose it by hand if it does.";

    private static int? Median(IReadOnlyList<string> values)
    {
        int[] years = [.. values.Where(IsDate).Select(value => int.Parse(value.AsSpan(0, 4), CultureInfo.InvariantCulture)).Order()];
        return years.Length == 0 ? null : years[years.Length / 2];
    }

    private static double Share(IReadOnlyList<string> values, Func<string, bool> test) =>
        values.Count == 0 ? 0 : (double)values.Count(test) / values.Count;

    private static bool IsDate(string value) => DateForm().IsMatch(value);

    private static bool IsEmail(string value) => EmailForm().IsMatch(value);

    private static bool IsPhone(string value) => PhoneForm().IsMatch(value) && value.Count(char.IsAsciiDigit) is >= 8 and <= 15;

    private static bool IsHash(string value) => HashForm().IsMatch(value);

    private static string Joined(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateForm();

    [GeneratedRegex(@"^\s*[^@\s]+@[^@\s]+\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^\s*(\+|00|\()[\d\s()/.-]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhoneForm();

    [GeneratedRegex("^[0-9a-fA-F]{64}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HashForm();
}
