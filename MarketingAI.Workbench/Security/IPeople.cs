using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.Security;

/// <summary>Accounts of people: their roles and business units.</summary>
public interface IPeople
{
    Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Makes an account with a first password, which the person should change.</summary>
    Task<Outcome<Person>> AddAsync(NewPerson person, CancellationToken cancellationToken);

    /// <summary>Sets roles and business units; the person's sessions meet it within a minute.</summary>
    Task<Outcome<Person>> ChangeAsync(
        string id, IReadOnlyCollection<string> roles, IReadOnlyCollection<string> units, string reason, CancellationToken cancellationToken);

    /// <summary>Lets a locked account try again.</summary>
    Task<Outcome<Person>> UnlockAsync(string id, CancellationToken cancellationToken);
}

public sealed record NewPerson(
    string UserName, string Email, string DisplayName, string Password, IReadOnlyCollection<string> Roles, IReadOnlyCollection<string> Units);

public sealed record Person(
    string Id,
    string UserName,
    string DisplayName,
    string Email,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Units,
    bool IsLocked);
