namespace MarketingAI.Engine.Kernel;

/// <summary>Who acts: a signed-in account, an API key or the system itself.</summary>
/// <param name="Name">Account name as shown and stored; never a customer's identity.</param>
/// <param name="Roles">Names out of <see cref="Kernel.Roles"/>.</param>
public sealed record Actor(string Name, IReadOnlyList<string> Roles)
{
    /// <summary>The host acting on its own: recovery, schedules, the demo seeder.</summary>
    public static Actor System { get; } = new("system", []);

    public bool Has(string role) => Roles.Contains(role, StringComparer.Ordinal);
}
