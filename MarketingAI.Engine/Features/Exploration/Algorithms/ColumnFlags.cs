using System.Globalization;
using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Features.Exploration.Algorithms;

/// <summary>What a person should know of a column before using it.</summary>
internal static class ColumnFlags
{
    private const double MostlyMissing = 0.5;
    private const double NearlyOneValue = 0.99;
    private const double NearlyAllDifferent = 0.9;
    private const int ManyWords = 1_000;
    private const long FewRows = 20;

    /// <summary>A link this close is more often an answer than a feature.</summary>
    private const double VeryClose = 0.8;

    public static IReadOnlyList<ColumnFlag> Of(ColumnProfile profile, long rows) =>
        [.. Terms(profile.Column).Concat(profile.HiddenWhy is null ? Content(profile, rows) : []).OrderByDescending(flag => flag.IsGrave)];

    /// <summary>Whether nearly every row has a value of its own.</summary>
    public static bool IsKey(ColumnProfile profile, long rows) =>
        rows >= FewRows && profile is { Present: > 0, Distinct: { } distinct } && distinct >= NearlyAllDifferent * profile.Present
        && profile.Column.Type is ColumnType.Text or ColumnType.Integer && (profile.Column.Type == ColumnType.Text || profile.Column.PersonalData == PersonalDataClass.Pseudonymous);

    private static IEnumerable<ColumnFlag> Terms(ExploreColumn column)
    {
        if (column.KnownAt == KnownAt.After)
        {
            yield return new ColumnFlag("Known after", "Known only after the decision: a model must not learn from it.", IsGrave: true);
        }

        switch (column.PersonalData)
        {
            case PersonalDataClass.Identifying:
                yield return new ColumnFlag("Names persons", "Names a person: a model must not learn from it.", IsGrave: true);
                break;
            case PersonalDataClass.Sensitive:
                yield return new ColumnFlag("Sensitive", "Sensitive personal data: a model must not learn from it.", IsGrave: true);
                break;
            default:
                break;
        }

        if (column.Use != AllowedUse.Anything)
        {
            yield return new ColumnFlag("Restricted", column.Use == AllowedUse.Nothing ? "The contract allows no use." : "The contract allows reports only.", IsGrave: true);
        }
    }

    private static IEnumerable<ColumnFlag> Content(ColumnProfile profile, long rows)
    {
        if (rows == 0)
        {
            yield break;
        }

        if (profile.Present == 0)
        {
            yield return new ColumnFlag("Empty", "No row has a value.", IsGrave: true);
            yield break;
        }

        if (IsConstant(profile))
        {
            yield return new ColumnFlag("Constant", "The same value in every row that has one.", IsGrave: profile.MissingShare == 0);
        }
        else if (IsKey(profile, rows))
        {
            yield return new ColumnFlag("Identifier", "Nearly every row has a value of its own: it points at single rows.", IsGrave: true);
        }
        else if (profile.Column.Type == ColumnType.Text && profile.Distinct > ManyWords)
        {
            yield return new ColumnFlag("Many words", string.Create(CultureInfo.InvariantCulture, $"About {profile.Distinct:N0} different words; group or encode them first."), IsGrave: false);
        }

        foreach (ColumnFlag flag in Spread(profile, rows))
        {
            yield return flag;
        }
    }

    private static IEnumerable<ColumnFlag> Spread(ColumnProfile profile, long rows)
    {
        if (profile.MissingShare >= MostlyMissing)
        {
            yield return new ColumnFlag("Mostly missing", string.Create(CultureInfo.InvariantCulture, $"{profile.MissingShare:P0} of rows have no value."), IsGrave: false);
        }

        LevelCount? first = profile.Top.FirstOrDefault(level => level is { Level: not null, Levels: 1 });
        if (!IsConstant(profile) && first is not null && first.Rows >= NearlyOneValue * (profile.Present ?? rows))
        {
            yield return new ColumnFlag("Nearly constant", string.Create(CultureInfo.InvariantCulture, $"'{first.Level}' stands in {(double)first.Rows / Math.Max(1, profile.Present ?? rows):P1} of rows with a value."), IsGrave: false);
        }

        if (profile.Association is { CramersV: >= VeryClose } link && link.IsFoundAt(ExplorerService.Alpha))
        {
            yield return new ColumnFlag("Very close", "So close a link is more often an answer than a feature: look whether the value is known before the decision.", IsGrave: false);
        }
    }

    private static bool IsConstant(ColumnProfile profile) =>
        profile.Minimum is not null && string.Equals(profile.Minimum, profile.Maximum, StringComparison.Ordinal);
}
