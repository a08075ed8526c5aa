using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>What is wrong with one answer, beside it.</summary>
public sealed partial class FieldFault
{
    [Parameter, EditorRequired]
    public string? Text { get; set; }
}
