using System.Globalization;
using MarketingAI.Engine.Ingestion.Quality;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>A rule as it is being written.</summary>
internal sealed class RuleDraft
{
    public ColumnRuleKind Kind { get; set; }

    public string? Column { get; set; }

    public string? Low { get; set; }

    public string? High { get; set; }

    public string? Text { get; set; }

    public bool IsCritical { get; set; } = true;

    public bool HasLow => Kind is ColumnRuleKind.Range or ColumnRuleKind.RowCount;

    public bool HasHigh => Kind is ColumnRuleKind.Range or ColumnRuleKind.RowCount or ColumnRuleKind.MissingShare or ColumnRuleKind.Freshness;

    public string HighWords => Kind switch
    {
        ColumnRuleKind.MissingShare => "Largest share missing (0 to 1)",
        ColumnRuleKind.Freshness => "Hours at most",
        ColumnRuleKind.Unique or ColumnRuleKind.Range or ColumnRuleKind.Pattern or ColumnRuleKind.Values or ColumnRuleKind.RowCount or ColumnRuleKind.Condition => "Highest",
    };

    public static string Words(ColumnRuleKind kind) => kind switch
    {
        ColumnRuleKind.MissingShare => "Values are there",
        ColumnRuleKind.Unique => "Values stand once",
        ColumnRuleKind.Range => "Numbers lie in a range",
        ColumnRuleKind.Pattern => "Texts match a pattern",
        ColumnRuleKind.Values => "Values are known ones",
        ColumnRuleKind.Freshness => "The newest is not old",
        ColumnRuleKind.RowCount => "Number of rows",
        ColumnRuleKind.Condition => "Rows keep a condition",
    };

    /// <returns>The rule, or null with what is wrong.</returns>
    public (ColumnRule? Rule, string? Fault) Make()
    {
        if (Kind != ColumnRuleKind.RowCount && string.IsNullOrWhiteSpace(Column))
        {
            return (null, "Name the column.");
        }

        if (!TryNumber(HasLow ? Low : null, out double? low) || !TryNumber(HasHigh ? High : null, out double? high))
        {
            return (null, "Bounds are numbers with a decimal point, such as 0.05.");
        }

        if (Kind is ColumnRuleKind.Pattern or ColumnRuleKind.Values && string.IsNullOrWhiteSpace(Text))
        {
            return (null, Kind == ColumnRuleKind.Pattern ? "Give a pattern." : "Name at least one value.");
        }

        return (new ColumnRule(
            Kind, Kind == ColumnRuleKind.RowCount ? null : Column!.Trim(), low, high, Kind == ColumnRuleKind.Pattern ? Text!.Trim() : null,
            Kind == ColumnRuleKind.Values ? Text!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : null, IsCritical), null);
    }

    private static bool TryNumber(string? text, out double? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        bool isNumber = double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);
        number = isNumber ? value : null;
        return isNumber;
    }
}
