using System.Security.Claims;
using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Workbench.Security.Storage;

/// <summary>Each call uses a unit of work of its own, since a circuit lives for hours.</summary>
internal sealed class StoredPeople(IServiceScopeFactory scopes, ILedger ledger, TimeProvider clock) : IPeople
{
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        UserManager<Account> people = Manager(scope);
        List<Account> accounts = await people.Users.AsNoTracking().OrderBy(account => account.DisplayName).ToListAsync(cancellationToken);
        List<Person> shown = [];
        foreach (Account account in accounts)
        {
            shown.Add(await ShownAsync(people, account));
        }

        return shown;
    }

    public async Task<Outcome<Person>> AddAsync(NewPerson person, CancellationToken cancellationToken)
    {
        if (person.Roles.Count == 0 || person.Units.Count == 0)
        {
            return new NoRoleOrUnit();
        }

        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        UserManager<Account> people = Manager(scope);
        Account account = new() { UserName = person.UserName, Email = person.Email, DisplayName = person.DisplayName, EmailConfirmed = true };
        IdentityResult made = await people.CreateAsync(account, person.Password);
        if (!made.Succeeded)
        {
            return new AccountNotAccepted(string.Join(" ", made.Errors.Select(error => error.Description)));
        }

        await SetAsync(people, account, person.Roles, person.Units);
        await WriteAsync("account.created", account, person.Roles, person.Units, null, cancellationToken);
        return await ShownAsync(people, account);
    }

    public async Task<Outcome<Person>> ChangeAsync(
        string id, IReadOnlyCollection<string> roles, IReadOnlyCollection<string> units, string reason, CancellationToken cancellationToken)
    {
        if (roles.Count == 0 || units.Count == 0)
        {
            return new NoRoleOrUnit();
        }

        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        UserManager<Account> people = Manager(scope);
        if (await people.FindByIdAsync(id) is not { } account)
        {
            return new UnknownPerson(id);
        }

        bool losesAdministrator = await people.IsInRoleAsync(account, Roles.Administrator) && !roles.Contains(Roles.Administrator, StringComparer.Ordinal);
        if (losesAdministrator && (await people.GetUsersInRoleAsync(Roles.Administrator)).Count == 1)
        {
            return new LastAdministrator();
        }

        await SetAsync(people, account, roles, units);
        await people.UpdateSecurityStampAsync(account);
        await WriteAsync("account.roles-changed", account, roles, units, reason, cancellationToken);
        return await ShownAsync(people, account);
    }

    public async Task<Outcome<Person>> UnlockAsync(string id, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        UserManager<Account> people = Manager(scope);
        if (await people.FindByIdAsync(id) is not { } account)
        {
            return new UnknownPerson(id);
        }

        await people.SetLockoutEndDateAsync(account, null);
        await people.ResetAccessFailedCountAsync(account);
        await ledger.AppendAsync(new LedgerEntry("account.unlocked", "account", account.UserName!), cancellationToken);
        return await ShownAsync(people, account);
    }

    private static UserManager<Account> Manager(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

    private static async Task SetAsync(
        UserManager<Account> people, Account account, IReadOnlyCollection<string> roles, IReadOnlyCollection<string> units)
    {
        IList<string> had = await people.GetRolesAsync(account);
        await people.RemoveFromRolesAsync(account, had.Except(roles, StringComparer.Ordinal));
        await people.AddToRolesAsync(account, roles.Except(had, StringComparer.Ordinal));
        IEnumerable<Claim> member = (await people.GetClaimsAsync(account)).Where(claim => claim.Type == UnitClaims.Member);
        await people.RemoveClaimsAsync(account, member);
        await people.AddClaimsAsync(account, units.Select(unit => new Claim(UnitClaims.Member, unit)));
    }

    private Task<long> WriteAsync(
        string act, Account account, IEnumerable<string> roles, IEnumerable<string> units, string? reason, CancellationToken cancellationToken) =>
        ledger.AppendAsync(
            new LedgerEntry(act, "account", account.UserName!, reason, JsonSerializer.Serialize(new { roles, units })), cancellationToken);

    private async Task<Person> ShownAsync(UserManager<Account> people, Account account)
    {
        IList<string> roles = await people.GetRolesAsync(account);
        IEnumerable<string> units = (await people.GetClaimsAsync(account)).Where(claim => claim.Type == UnitClaims.Member).Select(claim => claim.Value);
        bool isLocked = account.LockoutEnd > clock.GetUtcNow();
        return new Person(account.Id, account.UserName!, account.DisplayName, account.Email!, [.. roles], [.. units], isLocked);
    }
}
