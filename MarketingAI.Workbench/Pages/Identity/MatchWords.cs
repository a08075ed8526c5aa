using System.Globalization;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Workbench.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>What a match found, in words.</summary>
internal static class MatchWords
{
    public static string Answer(MatchRun run)
    {
        MatchReport report = run.Report;
        return report.IsLink
            ? $"{Numbers.Count(report.Matches)} pairs link {run.LeftName} with {run.RightName}; {Count(report.Expected.Estimate)} matches are to be expected ({Count(report.Expected.Low)} to {Count(report.Expected.High)})."
            : $"{Numbers.Count(report.Records)} records are {Numbers.Count(report.Persons)} persons; {Numbers.Count(report.Clusters)} of them stand there more than once.";
    }

    public static string Count(double value) => Numbers.Count((long)Math.Round(value));

    public static string Share(double share) => share.ToString("0.0 %", CultureInfo.CurrentCulture);

    public static string Probability(double probability) => probability.ToString("0.000", CultureInfo.CurrentCulture);

    public static string Weight(double weight) => weight.ToString("+0.0;-0.0;0.0", CultureInfo.CurrentCulture);

    /// <summary>What speaks for a candidate, the strongest first.</summary>
    public static string Agreement(LookupCandidate one) =>
        string.Join("; ", one.Steps.Skip(1).Where(step => step.Weight > 0).OrderByDescending(step => step.Weight).Select(step => $"{step.Field}: {step.Level}"));

    /// <summary>A masked value by its first letters, which tell it apart.</summary>
    public static string? Shown(string? value) => value is null ? null
        : string.Join(", ", value.Split(", ").Select(part => part.Length == 64 && part.All(char.IsAsciiHexDigit) ? $"{part[..8]}…" : part));

    public static bool IsHashed(FieldRole role) => role is FieldRole.HashedEmail or FieldRole.HashedPhone or FieldRole.HashedKey;

    /// <summary>What a column holds.</summary>
    public static string Role(FieldRole role) => role switch
    {
        FieldRole.FirstName => "first name",
        FieldRole.LastName => "last name",
        FieldRole.FullName => "full name",
        FieldRole.BirthDate => "date of birth",
        FieldRole.Email => "e-mail",
        FieldRole.Phone => "telephone",
        FieldRole.HashedEmail => "hashed e-mail",
        FieldRole.HashedPhone => "hashed telephone",
        FieldRole.HashedKey => "other hash",
        FieldRole.Street => "street",
        FieldRole.Postcode => "postcode",
        FieldRole.City => "city",
        FieldRole.Code => "code or number of a document",
        FieldRole.Category => "category",
        FieldRole.Number => "number",
        FieldRole.Text => "text",
        FieldRole.NameOrder => "order of names",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };

    /// <summary>What of a value must agree.</summary>
    public static string Form(KeyForm form) => form switch
    {
        KeyForm.Value => "the whole value",
        KeyForm.Derived => "full form of a short name, or what stands before the @",
        KeyForm.Sound => "sound",
        KeyForm.Prefix => "first letters",
        KeyForm.Year => "year",
        KeyForm.NamesInEitherOrder => "names in either order",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form."),
    };

    public static string Decision(MatchPair pair) => (pair.Decision switch
    {
        PairDecision.Accepted => "same",
        PairDecision.Rejected => "different",
        PairDecision.Unsure => "unsure",
        _ => throw new ArgumentOutOfRangeException(nameof(pair), pair.Decision, "No such decision."),
    }) + (string.Equals(pair.DecidedBy, "model", StringComparison.Ordinal) ? "" : $", by {pair.DecidedBy}");
}
