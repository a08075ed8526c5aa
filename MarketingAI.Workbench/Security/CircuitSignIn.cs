using System.Security.Claims;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MarketingAI.Workbench.Security;

/// <summary>Ends an open session within a minute after the account's roles, units or password changed.</summary>
internal sealed class CircuitSignIn(ILoggerFactory logger, IServiceScopeFactory scopes, IOptions<IdentityOptions> identity, WorkScope scope)
    : RevalidatingServerAuthenticationStateProvider(logger)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        ClaimsPrincipal person = authenticationState.User;
        if (EntraSignIn.Made(person))
        {
            return true;
        }

        await using AsyncServiceScope services = scopes.CreateAsyncScope();
        UserManager<Account> people = services.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Account? account = await people.GetUserAsync(person);
        bool isValid = account is not null
            && await people.GetSecurityStampAsync(account) == person.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        if (!isValid && scope.IsSet)
        {
            // Pages that stay open lose the roles as well, not only the menu.
            scope.Enter(scope.Unit, new Actor(scope.Actor.Name, []));
        }

        return isValid;
    }
}
