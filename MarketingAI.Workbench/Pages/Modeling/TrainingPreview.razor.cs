using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>Which columns the model will learn from and which are refused, before anything starts.</summary>
public sealed partial class TrainingPreview
{
    [Parameter, EditorRequired]
    public required TrainingChoices Choices { get; set; }

    /// <summary>Null while it is not known.</summary>
    [Parameter]
    public Outcome<TrainingSet>? Preview { get; set; }

    [Parameter]
    public string? Target { get; set; }

    [Parameter]
    public IReadOnlyList<string> LeftOut { get; set; } = [];

    [Parameter]
    public EventCallback<(string Column, bool Out)> UseChanged { get; set; }

    private static string Sentence(TrainingSet set)
    {
        int positives = set.Labels.Count(label => label);
        return $"{Numbers.Count(set.Labels.Length)} rows, {Numbers.Count(positives)} of them {set.Target} = {set.PositiveLevel} " +
            $"({Numbers.Share((double)positives / Math.Max(1, set.Labels.Length))}). {set.Features.Count} columns can be used, {set.Refused.Count} are kept away.";
    }

    /// <summary>What is refused stands first: that is what a person should read before starting.</summary>
    private IEnumerable<ColumnUse> InOrder(TrainingSet set) => Choices.Columns
        .Where(column => column.Name != set.Target)
        .OrderBy(column => set.Refused.All(refused => refused.Column != column.Name));

    private string Use(ColumnUse column, TrainingSet set) =>
        IsLeftOut(column) ? "Left out by you."
        : set.Refused.FirstOrDefault(refused => refused.Column == column.Name)?.Reason
        ?? (column.Name == set.TimeColumn && !set.Features.Contains(column.Name, StringComparer.Ordinal) ? "Orders the rows." : "Used.");

    /// <summary>A person may leave out what the contract allows, and take it back; what is refused stays refused.</summary>
    private bool CanChoose(ColumnUse column, TrainingSet set) =>
        IsLeftOut(column) || set.Features.Contains(column.Name, StringComparer.Ordinal);

    private bool IsLeftOut(ColumnUse column) => LeftOut.Contains(column.Name, StringComparer.Ordinal);
}
