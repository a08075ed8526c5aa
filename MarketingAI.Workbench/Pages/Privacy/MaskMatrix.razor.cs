using MarketingAI.Engine.Privacy.Access;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Privacy;

/// <summary>How each class is shown to each role; to be changed by those who may.</summary>
public sealed partial class MaskMatrix
{
    [Parameter, EditorRequired]
    public required PolicyDraft Draft { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private Task ChooseAsync(ColumnClass personal, string role, ChangeEventArgs change)
    {
        Draft.Set(personal, role, Enum.Parse<MaskKind>((string)change.Value!));
        return Changed.InvokeAsync();
    }
}
