using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>Leads a person who may not see a page to the sign-in, or to the page that says so.</summary>
public sealed class ToSignIn(NavigationManager navigation) : ComponentBase
{
    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        bool known = Authentication is not null && (await Authentication).User.Identity is { IsAuthenticated: true };
        string here = "/" + navigation.ToBaseRelativePath(navigation.Uri);
        navigation.NavigateTo(known ? Urls.Denied : Urls.SignInFor(here), forceLoad: true);
    }
}
