using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;

namespace MarketingAI.Workbench.Security;

/// <summary>Finds an account by what its holder is called, by its name or by its e-mail address.</summary>
internal sealed class AccountNames(IPeople people, WorkScope scope) : IAccountNames
{
    public async Task<string?> AccountOfAsync(string person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        string asked = person.Trim();
        Person[] found =
        [
            .. (await people.ListAsync(cancellationToken)).Where(one => one.Units.Contains(scope.Unit.Value, StringComparer.Ordinal)
                && new[] { one.DisplayName, one.UserName, one.Email }.Contains(asked, StringComparer.OrdinalIgnoreCase)),
        ];
        return found is [var only] ? only.UserName : null;
    }
}
