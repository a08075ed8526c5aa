using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Privacy.Access.Algorithms;

/// <summary>Decides how a column is shown.</summary>
internal static class PolicyRule
{
    /// <summary>
    /// The host itself, a person's own files and data just arriving are clear. Then: a purpose that the policy grants, a rule for the named column,
    /// the class and the roles. Who holds several roles sees what the least masked of them sees; who holds none sees nothing of persons.
    /// </summary>
    /// <param name="table">As <c>schema.table</c>, or null for a value outside of the warehouse.</param>
    public static MaskKind Decide(MaskPolicy policy, ColumnClass personal, string? table, string column, Actor actor, string purpose)
    {
        if (IsHost(actor) || Purposes.IsInner(purpose) || IsGranted(policy, personal, actor, purpose))
        {
            return MaskKind.Clear;
        }

        MaskKind[] named = [.. policy.Columns.Where(rule => Names(rule, table, column) && Concerns(rule.Roles, actor)).Select(rule => rule.Kind)];
        if (named.Length > 0)
        {
            return named.Min();
        }

        return personal == ColumnClass.None
            ? MaskKind.Clear
            : policy.Cells.Where(cell => cell.Class == personal && actor.Has(cell.Role)).Select(cell => cell.Kind).DefaultIfEmpty(MaskKind.Hidden).Min();
    }

    public static bool IsHost(Actor actor) => actor.Roles.Count == 0 && string.Equals(actor.Name, Actor.System.Name, StringComparison.Ordinal);

    /// <summary>What a policy lacks or names in vain; one sentence each.</summary>
    public static IReadOnlyList<string> Faults(MaskPolicy policy) =>
    [
        .. policy.Cells.Select(cell => cell.Role).Concat(policy.Columns.SelectMany(rule => rule.Roles)).Concat(policy.Grants.SelectMany(grant => grant.Roles))
            .Distinct(StringComparer.Ordinal).Where(role => !Roles.All.Contains(role, StringComparer.Ordinal))
            .Select(role => $"There is no role '{role}'."),
        .. policy.Grants.Where(grant => !Purposes.All.Contains(grant.Purpose, StringComparer.Ordinal)).Select(grant => $"There is no purpose '{grant.Purpose}'."),
        .. policy.Grants.Where(grant => grant.Purpose is Purposes.Analysis && grant.Classes.Count > 0)
            .Select(_ => "The purpose 'analysis' is that of every page; a grant for it would lift every mask. Change the table of roles instead."),
        .. policy.Cells.GroupBy(cell => (cell.Class, cell.Role)).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key.Class} and {group.Key.Role} stand twice."),
        .. policy.Columns.Where(rule => string.IsNullOrWhiteSpace(rule.Column) || rule.Column.Length > 200)
            .Select(rule => $"A column rule names a column in 1 to 200 characters; found '{rule.Column}'."),
    ];

    private static bool IsGranted(MaskPolicy policy, ColumnClass personal, Actor actor, string purpose) => policy.Grants.Any(grant =>
        string.Equals(grant.Purpose, purpose, StringComparison.Ordinal) && grant.Classes.Contains(personal) && grant.Roles.Any(actor.Has));

    private static bool Names(ColumnRule rule, string? table, string column) =>
        string.Equals(rule.Column, column, StringComparison.OrdinalIgnoreCase)
        || (table is not null && string.Equals(rule.Column, $"{table}.{column}", StringComparison.OrdinalIgnoreCase));

    private static bool Concerns(IReadOnlyList<string> roles, Actor actor) => roles.Count == 0 || roles.Any(actor.Has);
}
