using System.Globalization;
using MarketingAI.Engine.Modeling.Splits;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>Which rows were fitted on, which validated, and which kept for the final figure.</summary>
public sealed partial class SplitPicture
{
    [Parameter, EditorRequired]
    public required SplitPlan Plan { get; set; }

    private bool HasTime => Plan.Parts.Any(part => part.From is not null);

    private string InWords => $"Rows by part: {string.Join(", ", Plan.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name} {part.Rows}")))}; {Plan.Folds.Count} validation folds.";

    /// <summary>Rows that a fold leaves aside, so that all bars have the same length.</summary>
    private long Rest(SplitFold fold) => Plan.Parts.Sum(part => part.Rows) - fold.Fitted.Rows - fold.Validation.Rows;

    private static string Day(DateTimeOffset? time) => time?.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "";
}
