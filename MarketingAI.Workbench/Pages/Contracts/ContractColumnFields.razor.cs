using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>The fields of one column.</summary>
public sealed partial class ContractColumnFields
{
    [Parameter, EditorRequired]
    public required ColumnForm Column { get; set; }

    /// <summary>The column is to be taken out.</summary>
    [Parameter]
    public EventCallback Removed { get; set; }

    private string Shown => Column.Name.Length > 0 ? Column.Name : "New column";

    private string Label(string what) => $"{what} of {Shown}";
}
