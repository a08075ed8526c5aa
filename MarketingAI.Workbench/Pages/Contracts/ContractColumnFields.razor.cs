using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>The fields of one column.</summary>
public sealed partial class ContractColumnFields
{
    [Parameter, EditorRequired]
    public required ColumnForm Column { get; set; }
}
