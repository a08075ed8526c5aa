using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace MarketingAI.Workbench.Security;

/// <summary>Enters the work scope of an interactive session before its first component is made.</summary>
internal sealed class CircuitScope(AuthenticationStateProvider authentication, WorkScope scope) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        AuthenticationState state = await authentication.GetAuthenticationStateAsync();
        scope.Enter(state.User);
    }
}
