using System.Security.Claims;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>Chooses the business unit; the page is loaded anew, so nothing of the old unit stays on the screen.</summary>
public sealed partial class UnitSwitch(IBusinessUnits businessUnits, WorkScope scope)
{
    private IReadOnlyList<BusinessUnit> _units = [];
    private string? _present;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is null || !scope.IsSet)
        {
            return;
        }

        ClaimsPrincipal person = (await Authentication).User;
        IReadOnlyList<string> member = UnitClaims.Of(person);
        _present = scope.Unit.Value;
        IReadOnlyList<BusinessUnit> all = await businessUnits.ListAsync(CancellationToken.None);
        _units = [.. all.Where(unit => member.Contains(unit.Id, StringComparer.Ordinal))];
    }
}
