using System.Security.Claims;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Security.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;

namespace MarketingAI.Workbench.Security;

/// <summary>Prepares accounts at start: the schema, the roles, and the first people who can sign in.</summary>
internal sealed class AccountsStart(IServiceScopeFactory scopes, IHostEnvironment environment, SecurityOptions options, IServer server)
{
    private bool _anyone;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await AccountsSchema.PrepareAsync(scope.ServiceProvider.GetRequiredService<AccountsStore>(), DemoAccounts.Units, cancellationToken);
        RoleManager<IdentityRole> roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (string role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                await roles.CreateAsync(new IdentityRole(role));
            }
        }

        UserManager<Account> people = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        IReadOnlyList<string> units = [.. DemoAccounts.Units.Select(unit => unit.Id)];
        if (environment.IsDevelopment())
        {
            foreach (DemoAccount demo in DemoAccounts.All)
            {
                await AddAsync(people, demo.UserName, demo.Email, demo.DisplayName, demo.Role, DemoAccounts.Password, units);
            }
        }
        else if (options.FirstAdministrator is { Email.Length: > 0, Password.Length: > 0 } first && !people.Users.Any())
        {
            await AddAsync(people, "admin", first.Email, "Administrator", Roles.Administrator, first.Password, units);
        }

        _anyone = people.Users.Any();
    }

    public async Task AnnounceAsync()
    {
        foreach (string address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            await Console.Out.WriteLineAsync($"MarketingAI Workbench answers at {address}");
        }

        if (environment.IsDevelopment())
        {
            await Console.Out.WriteLineAsync(
                $"Demo accounts, password {DemoAccounts.Password}: {string.Join(", ", DemoAccounts.All.Select(demo => demo.Email))}");
        }
        else if (!_anyone)
        {
            await Console.Out.WriteLineAsync(
                "Nobody can sign in yet: start once with Security__FirstAdministrator__Email and Security__FirstAdministrator__Password set.");
        }
    }

    private static async Task AddAsync(
        UserManager<Account> people, string name, string email, string display, string role, string password, IReadOnlyList<string> units)
    {
        if (await people.FindByNameAsync(name) is not null)
        {
            return;
        }

        Account account = new() { UserName = name, Email = email, DisplayName = display, EmailConfirmed = true };
        IdentityResult made = await people.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            throw new InvalidOperationException(
                $"The account '{name}' could not be made: {string.Join(" ", made.Errors.Select(error => error.Description))}");
        }

        await people.AddToRoleAsync(account, role);
        await people.AddClaimsAsync(account, units.Select(unit => new Claim(UnitClaims.Member, unit)));
    }
}
