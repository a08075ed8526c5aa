using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace MarketingAI.Workbench.Security;

/// <summary>The named authorization policies; pages and endpoints ask for these and never for a role.</summary>
public static class Policies
{
    /// <summary>Everyone who is signed in and holds a role.</summary>
    public const string Read = "read";

    /// <summary>Bring data in and confirm contracts.</summary>
    public const string UseData = "use-data";

    /// <summary>Train, compare and submit models.</summary>
    public const string ManageModels = "manage-models";

    /// <summary>Put an approved model to work and roll it back.</summary>
    public const string Deploy = "deploy";

    /// <summary>Decide on submitted models and contracts.</summary>
    public const string Approve = "approve";

    /// <summary>Read the ledger and check that it is whole.</summary>
    public const string SeeLedger = "see-ledger";

    /// <summary>Decide who sees columns about persons in clear.</summary>
    public const string ManageAccess = "manage-access";

    /// <summary>Plan and move budgets.</summary>
    public const string ManageBudget = "manage-budget";

    /// <summary>People, keys and the running of the product.</summary>
    public const string ManageSettings = "manage-settings";

    /// <summary>Which roles pass which policy.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> RolesOf { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [Read] = Roles.All,
        [UseData] = [Roles.Marketer, Roles.DataScientist, Roles.ChannelLead, Roles.Administrator],
        [ManageModels] = [Roles.DataScientist, Roles.Administrator],
        [Deploy] = [Roles.DataScientist, Roles.Administrator],
        [Approve] = [Roles.ComplianceReviewer],
        [SeeLedger] = [Roles.ComplianceReviewer, Roles.DataScientist, Roles.Administrator],
        [ManageAccess] = [Roles.ComplianceReviewer, Roles.Administrator],
        [ManageBudget] = [Roles.Marketer, Roles.Finance, Roles.ChannelLead, Roles.Administrator],
        [ManageSettings] = [Roles.Administrator],
    };

    /// <summary>The policy that asks a machine for a scope, such as <c>scope:score</c>.</summary>
    public static string Scope(string scope) => $"scope:{scope}";

    internal static void Register(AuthorizationBuilder builder)
    {
        foreach ((string name, IReadOnlyList<string> roles) in RolesOf)
        {
            builder.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles));
        }

        foreach (string scope in ApiScopes.All)
        {
            builder.AddPolicy(Scope(scope), policy => policy
                .RequireAuthenticatedUser()
                .RequireClaim(ApiKeyDefaults.ScopeClaim, scope));
        }

        builder.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
