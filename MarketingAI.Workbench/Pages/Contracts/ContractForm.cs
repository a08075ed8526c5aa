using System.Text.RegularExpressions;
using MarketingAI.Engine.Contracts;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>A contract while it is edited.</summary>
internal sealed class ContractForm(ContractDraft content)
{
    public string Name { get; set; } = content.Name;

    public string Purpose { get; set; } = content.Detail.Purpose;

    public string Limitations { get; set; } = content.Detail.Limitations;

    public string Usage { get; set; } = content.Detail.Usage;

    public Dictionary<ContractTeam, string> Owners { get; } = Enum.GetValues<ContractTeam>().ToDictionary(
        team => team, team => string.Join(", ", content.Detail.Owners.Where(owner => owner.Team == team).Select(owner => owner.Person)));

    public List<CriterionForm> Success { get; } = [.. content.Detail.Success.Select(criterion => new CriterionForm(criterion))];

    public List<RuleForm> Quality { get; } = [.. content.Detail.Quality.Select(rule => new RuleForm(rule))];

    public TimeOnly? DeliveredBy { get; set; } = content.Detail.Service.DeliveredBy;

    public double? FreshnessHours { get; set; } = content.Detail.Service.FreshnessHours;

    public int? RetentionDays { get; set; } = content.Detail.Service.RetentionDays;

    public double? LatencyMinutes { get; set; } = content.Detail.Service.LatencyMinutes;

    public List<ColumnForm> Columns { get; } = [.. content.Columns.Select(column => new ColumnForm(column))];

    /// <summary>Columns that were taken out and can come back, in the order they went.</summary>
    public List<ColumnForm> Removed { get; } = [];

    public void Add() => Columns.Add(new ColumnForm(
        new ContractColumn(string.Empty, ColumnType.Text, string.Empty, PersonalDataClass.Sensitive, AllowedUse.Anything, null) { PersonalDataOpen = true }, isNew: true));

    /// <summary>Takes a column out.</summary>
    /// <returns>Null, or the first rule that asks about it.</returns>
    public RuleForm? Remove(ColumnForm column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (Quality.Find(rule => rule.AsksAbout(column.Name)) is { } rule)
        {
            return rule;
        }

        Columns.Remove(column);
        if (!column.IsNew)
        {
            Removed.Add(column);
        }

        return null;
    }

    public void PutBack(ColumnForm column)
    {
        if (Removed.Remove(column))
        {
            Columns.Add(column);
        }
    }

    /// <summary>The content as it stands in the form.</summary>
    public ContractDraft Content => new(Name.Trim(), [.. Columns.Select(column => column.Column)], content.Detail with
    {
        Purpose = Purpose.Trim(),
        Limitations = Limitations.Trim(),
        Usage = Usage.Trim(),
        Owners = [.. Owners.SelectMany(entry => Split(entry.Value).Select(person => Kept(entry.Key, person)))],
        Success = [.. Success.Select(criterion => criterion.Criterion)],
        Quality = [.. Quality.Select(rule => rule.Rule)],
        Service = new ServiceLevel { DeliveredBy = DeliveredBy, FreshnessHours = FreshnessHours, RetentionDays = RetentionDays, LatencyMinutes = LatencyMinutes },
    });

    public static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private ContractOwner Kept(ContractTeam team, string person) =>
        content.Detail.Owners.FirstOrDefault(owner => owner.Team == team && string.Equals(owner.Person, person, StringComparison.Ordinal)) ?? new ContractOwner(team, person);
}

/// <summary>One criterion of success while it is edited.</summary>
internal sealed class CriterionForm(SuccessCriterion criterion)
{
    public string Metric { get; set; } = criterion.Metric;

    /// <summary>least or most.</summary>
    public string Direction { get; set; } = criterion.AtLeast ? "least" : "most";

    public double Target { get; set; } = criterion.Target;

    public string Unit { get; set; } = criterion.Unit ?? string.Empty;

    public DateOnly By { get; set; } = criterion.By;

    public SuccessCriterion Criterion => new(Metric.Trim(), Direction is "least", Target, Unit.Trim() is { Length: > 0 } unit ? unit : null, By);
}

/// <summary>One rule of quality while it is edited.</summary>
internal sealed class RuleForm(QualityRule rule)
{
    public QualityCheck Check { get; set; } = rule.Check;

    public string Column { get; set; } = rule.Column ?? string.Empty;

    public double? AtLeast { get; set; } = rule.AtLeast;

    public double? AtMost { get; set; } = rule.AtMost;

    public string Condition { get; set; } = rule.Condition ?? string.Empty;

    public ChangeSeverity Severity { get; set; } = rule.Severity;

    public bool AsksForColumn => Check is not (QualityCheck.RowCount or QualityCheck.Condition);

    /// <summary>Whether it names the column, or its condition does.</summary>
    public bool AsksAbout(string column) => column.Length > 0 && (Check == QualityCheck.Condition
        ? Regex.IsMatch(Condition, $@"(?<!\w){Regex.Escape(column)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
        : AsksForColumn && string.Equals(Column, column, StringComparison.Ordinal));

    public QualityRule Rule => Check == QualityCheck.Condition
        ? rule with { Check = Check, Column = null, AtLeast = null, AtMost = null, Condition = Condition.Trim(), Severity = Severity }
        : rule with { Check = Check, Column = AsksForColumn && Column.Length > 0 ? Column : null, AtLeast = AtLeast, AtMost = AtMost, Condition = null, Severity = Severity };
}

/// <summary>One column while it is edited.</summary>
/// <param name="isNew">Whether it was added in the form; only then it can be named.</param>
public sealed class ColumnForm(ContractColumn column, bool isNew = false)
{
    public bool IsNew => isNew;

    public string Name { get; set; } = column.Name;

    public ColumnType Type { get; set; } = column.Type;

    /// <summary>The type before; null where it is as it was.</summary>
    public ColumnType? Before => isNew || Type == column.Type ? null : column.Type;

    public string Meaning { get; set; } = column.Meaning;

    /// <summary>The class by name, empty while nobody has said.</summary>
    public string PersonalData { get; set; } = column.PersonalDataOpen ? string.Empty : column.PersonalData.ToString();

    public AllowedUse Use { get; set; } = column.Use;

    public string Known { get; set; } = column.KnownAt?.ToString() ?? string.Empty;

    public bool IsRequired { get; set; } = column.IsRequired;

    public bool IsUnique { get; set; } = column.IsUnique;

    public bool IsKey { get; set; } = column.PrimaryKeyPosition is not null;

    public string Minimum { get; set; } = column.Minimum ?? string.Empty;

    public string Maximum { get; set; } = column.Maximum ?? string.Empty;

    public string Pattern { get; set; } = column.Pattern ?? string.Empty;

    public string Values { get; set; } = string.Join(", ", column.AllowedValues);

    public string Examples { get; set; } = string.Join(", ", column.Examples);

    public string Unit { get; set; } = column.Unit ?? string.Empty;

    public ContractColumn Column => column with
    {
        Name = isNew ? Name.Trim() : column.Name,
        Type = Type,
        Meaning = Meaning.Trim(),
        PersonalData = Enum.TryParse(PersonalData, out PersonalDataClass personal) ? personal : PersonalDataClass.Sensitive,
        PersonalDataOpen = PersonalData.Length == 0,
        Use = Use,
        KnownAt = Enum.TryParse(Known, out KnownAt known) ? known : null,
        IsRequired = IsRequired,
        IsUnique = IsUnique,
        PrimaryKeyPosition = IsKey ? column.PrimaryKeyPosition ?? 1 : null,
        Minimum = Given(Minimum),
        MinimumIsExclusive = column.MinimumIsExclusive && Given(Minimum) is not null,
        Maximum = Given(Maximum),
        MaximumIsExclusive = column.MaximumIsExclusive && Given(Maximum) is not null,
        Pattern = Given(Pattern),
        AllowedValues = Listed(Values, column.AllowedValues),
        Examples = Listed(Examples, column.Examples),
        Unit = Given(Unit),
    };

    private static string? Given(string text) => text.Trim() is { Length: > 0 } given ? given : null;

    /// <summary>The values as they were where the text is as it was: values may contain commas.</summary>
    private static IReadOnlyList<string> Listed(string text, IReadOnlyList<string> before) =>
        string.Equals(text, string.Join(", ", before), StringComparison.Ordinal) ? before : ContractForm.Split(text);
}
