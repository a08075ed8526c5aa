using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace MarketingAI.Workbench.Security;

/// <summary>Enters the work scope of an interactive session before its first component is made.</summary>
internal sealed class CircuitScope(AuthenticationStateProvider authentication, WorkScope scope, NavigationManager navigation) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        AuthenticationState state = await authentication.GetAuthenticationStateAsync();
        scope.Enter(state.User);
        scope.Origin = Page(navigation.Uri);
        navigation.LocationChanged += (_, change) => scope.Origin = Page(change.Location);
    }

    /// <summary>The address without what was asked for: a search may hold a name.</summary>
    private static string Page(string address) => new Uri(address).AbsolutePath;
}
