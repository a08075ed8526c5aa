using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketingAI.Engine.Contracts.Algorithms;

/// <summary>Finds what a draft lacks before it can be put to the three teams.</summary>
internal static class SubmissionRule
{
    public static IReadOnlyList<ContractFault> Check(ContractDraft draft)
    {
        string[] columns = [.. draft.Columns.Select(column => column.Name)];
        List<ContractFault> faults = [.. ContractRule.Check(draft.Name, draft.Columns, [.. columns.Distinct(StringComparer.Ordinal)])];
        if (columns.Length == 0)
        {
            faults.Add(new ContractFault(null, "Columns", "A contract has at least one column."));
        }

        faults.AddRange(draft.Columns.SelectMany(FaultsOf));
        faults.AddRange(draft.Detail.Quality.SelectMany(rule => FaultsOf(rule, columns)));
        if (string.IsNullOrWhiteSpace(draft.Detail.Purpose))
        {
            faults.Add(new ContractFault(null, "Purpose", "Say what the data is for."));
        }

        foreach (ContractTeam team in Enum.GetValues<ContractTeam>().Where(team => draft.Detail.Owners.All(owner => owner.Team != team || string.IsNullOrWhiteSpace(owner.Person))))
        {
            faults.Add(new ContractFault(null, "Owners", $"Name an owner in {ContractNames.Of(team)}."));
        }

        if (draft.Detail.Success.Count == 0)
        {
            faults.Add(new ContractFault(null, "Success", "Say what success is: at least one metric with a target and a date."));
        }

        faults.AddRange(draft.Detail.Success.Where(criterion => string.IsNullOrWhiteSpace(criterion.Metric) || !double.IsFinite(criterion.Target))
            .Select(_ => new ContractFault(null, "Success", "Each criterion of success needs a metric and a target.")));
        return faults;
    }

    private static IEnumerable<ContractFault> FaultsOf(ContractColumn column)
    {
        if (column.PersonalDataOpen)
        {
            yield return new ContractFault(column.Name, "PersonalData", $"Column '{column.Name}' does not say whether it is about a person.");
        }

        if (column.Pattern is { } pattern && !IsPattern(pattern))
        {
            yield return new ContractFault(column.Name, "Pattern", $"The pattern of '{column.Name}' is no regular expression. Found '{pattern}'.");
        }

        if (column is { MinLength: { } shortest, MaxLength: { } longest } && shortest > longest)
        {
            yield return new ContractFault(column.Name, "Length", $"Column '{column.Name}' asks for at least {shortest} and at most {longest} characters.");
        }

        foreach (string bound in new[] { column.Minimum, column.Maximum }.OfType<string>().Where(bound => !IsOf(column.Type, bound)))
        {
            yield return new ContractFault(column.Name, "Bounds", $"A bound of '{column.Name}' must be of its type. Found '{bound}'.");
        }
    }

    private static IEnumerable<ContractFault> FaultsOf(QualityRule rule, string[] columns)
    {
        string name = ContractNames.NameOf(rule);
        bool needsColumn = rule.Check is QualityCheck.MissingShare or QualityCheck.DuplicateShare or QualityCheck.InvalidShare or QualityCheck.Range or QualityCheck.FreshnessHours;
        if (needsColumn && (rule.Column is null || !columns.Contains(rule.Column, StringComparer.Ordinal)))
        {
            yield return new ContractFault(null, "Quality", $"The rule '{name}' must name a column of the contract. Found '{rule.Column}'.");
        }

        if (rule.Check == QualityCheck.Condition)
        {
            if (ConditionText.WhyNot(rule.Condition, columns) is { } why)
            {
                yield return new ContractFault(null, "Quality", $"The condition '{rule.Condition}' cannot be used. {why}");
            }
        }
        else if (rule is { AtLeast: null, AtMost: null } || rule is { AtLeast: { } low, AtMost: { } high } && low > high)
        {
            yield return new ContractFault(null, "Quality", $"The rule '{name}' needs a lower or an upper bound, the lower not above the upper.");
        }
    }

    private static bool IsOf(ColumnType type, string bound) => type switch
    {
        ColumnType.Integer or ColumnType.Number => double.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        ColumnType.Date or ColumnType.Timestamp => DateTime.TryParse(bound, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ColumnType.Text or ColumnType.Boolean => true,
    };

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
