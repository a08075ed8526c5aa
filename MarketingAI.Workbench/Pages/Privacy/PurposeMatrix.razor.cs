using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Privacy;

/// <summary>Which purposes see which classes in clear.</summary>
public sealed partial class PurposeMatrix
{
    [Parameter, EditorRequired]
    public required PolicyDraft Draft { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private Task GrantAsync(string purpose, ColumnClass personal, ChangeEventArgs change)
    {
        Draft.SetGrant(purpose, personal, change.Value is true);
        return Changed.InvokeAsync();
    }

    private string Who(string purpose)
    {
        IReadOnlyList<string> roles = Draft.RolesOf(purpose);
        return roles.Count == Roles.All.Count ? "any role" : string.Join(", ", roles.Select(AccessWords.Role));
    }
}
