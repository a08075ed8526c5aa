using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.Security;

/// <summary>A key needs a name.</summary>
public sealed record KeyWithoutName() : Refusal("Give the key a name of 1 to 100 letters, so that others know which machine uses it.");

/// <summary>A key needs at least one known scope.</summary>
public sealed record KeyWithoutScope(string Found)
    : Refusal($"Choose at least one scope out of {string.Join(", ", ApiScopes.All)}. Found '{Found}'.");

/// <summary>No such key in the business unit.</summary>
public sealed record UnknownKey(string Id) : Refusal($"This business unit has no API key {Id}.");

/// <summary>The key was revoked before.</summary>
public sealed record KeyAlreadyRevoked(string Id) : Refusal($"The API key {Id} was revoked before; nothing changed.");

/// <summary>No such account.</summary>
public sealed record UnknownPerson(string Id) : Refusal($"There is no account {Id}.");

/// <summary>The account rules refuse what was entered.</summary>
public sealed record AccountNotAccepted(string Faults) : Refusal(Faults);

/// <summary>A person without a role or unit could see nothing.</summary>
public sealed record NoRoleOrUnit() : Refusal("Choose at least one role and one business unit; without them the person sees nothing.");

/// <summary>Somebody must be able to run the product.</summary>
public sealed record LastAdministrator()
    : Refusal("This is the last administrator. Make another person administrator first, else nobody can change roles any more.");
