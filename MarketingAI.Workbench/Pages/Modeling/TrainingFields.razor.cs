using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>What to predict and what orders the rows in time.</summary>
public sealed partial class TrainingFields
{
    [Parameter, EditorRequired]
    public required TrainingChoices Choices { get; set; }

    [Parameter]
    public string? Target { get; set; }

    [Parameter]
    public string? Time { get; set; }

    [Parameter]
    public EventCallback<string> TargetChanged { get; set; }

    [Parameter]
    public EventCallback<string> TimeChanged { get; set; }

    private string TimeHint => Choices.Times.Count == 0
        ? "The data set has no date. Rows are parted by lot, so the figure does not tell whether the model holds next month."
        : Time is null
            ? "Rows are parted by lot. With a time column the model is measured on the latest rows, as in use."
            : "The model is measured on the latest rows, as in use.";
}
