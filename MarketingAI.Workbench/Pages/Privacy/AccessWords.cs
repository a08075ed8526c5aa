using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Controls;

namespace MarketingAI.Workbench.Pages.Privacy;

/// <summary>Masks, classes and purposes in words.</summary>
internal static class AccessWords
{
    public static string Of(MaskKind kind) => kind switch
    {
        MaskKind.Clear => "in clear",
        MaskKind.Generalise => "coarser",
        MaskKind.Partial => "a part",
        MaskKind.Hash => "hashed",
        MaskKind.Hidden => "hidden",
    };

    public static StatusKind Chip(MaskKind kind) => kind switch
    {
        MaskKind.Clear => StatusKind.Warning,
        MaskKind.Generalise or MaskKind.Partial => StatusKind.Active,
        _ => StatusKind.Good,
    };

    public static string Meaning(ColumnClass personal) => personal switch
    {
        ColumnClass.Pseudonymous => "points at a person: customer number, cookie, hashed e-mail",
        ColumnClass.Identifying => "names a person: name, e-mail, phone, address",
        ColumnClass.Sensitive => "protected: gender, age, health, religion",
        _ => "nothing about a person",
    };

    public static string Purpose(string purpose) => purpose switch
    {
        Purposes.Analysis => "looking and counting (every page)",
        Purposes.Training => "training a model",
        Purposes.IdentityResolution => "deciding which records are one person",
        Purposes.Activation => "handing hashed keys to a partner",
        Purposes.Support => "mending data or helping one person",
        Purposes.SubjectRequest => "a person's own request",
        Purposes.Fairness => "comparing groups of persons",
        _ => purpose,
    };

    /// <summary>Purposes that a policy may grant.</summary>
    public static IReadOnlyList<string> Grantable { get; } =
        [.. Purposes.All.Where(purpose => purpose is not Purposes.Analysis && !Purposes.IsInner(purpose))];

    public static string Role(string role) => Words.FromPascal(role);
}
