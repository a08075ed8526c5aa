using MarketingAI.Engine.Privacy.Access;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Privacy;

/// <summary>Columns that are shown otherwise than their class.</summary>
public sealed partial class ColumnRules
{
    private string? _column;
    private string? _role = string.Empty;
    private MaskKind _kind = MaskKind.Hidden;

    [Parameter, EditorRequired]
    public required PolicyDraft Draft { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private Task AddAsync()
    {
        Draft.Add(new ColumnRule(_column!.Trim(), string.IsNullOrEmpty(_role) ? [] : [_role], _kind));
        _column = null;
        return Changed.InvokeAsync();
    }

    private Task RemoveAsync(ColumnRule rule)
    {
        Draft.Remove(rule);
        return Changed.InvokeAsync();
    }
}
