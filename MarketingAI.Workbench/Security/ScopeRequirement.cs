namespace MarketingAI.Workbench.Security;

/// <summary>Asks an endpoint's caller for a key with a scope.</summary>
public static class ScopeRequirement
{
    /// <summary>Only a machine with an API key that holds the scope may call; its business unit is entered.</summary>
    /// <param name="scope">One of <see cref="ApiScopes"/>.</param>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(Policies.Scope(scope));
}
