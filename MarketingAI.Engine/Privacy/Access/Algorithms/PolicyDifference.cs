namespace MarketingAI.Engine.Privacy.Access.Algorithms;

/// <summary>Says in sentences what a new policy changes.</summary>
internal static class PolicyDifference
{
    public static IReadOnlyList<string> Between(MaskPolicy before, MaskPolicy after) =>
    [
        .. from cell in after.Cells
           let was = before.Cells.FirstOrDefault(old => old.Class == cell.Class && string.Equals(old.Role, cell.Role, StringComparison.Ordinal))?.Kind ?? MaskKind.Hidden
           where was != cell.Kind
           select $"{cell.Class} for {cell.Role}: {was} becomes {cell.Kind}.",
        .. after.Columns.Select(Words).Except(before.Columns.Select(Words), StringComparer.Ordinal).Select(rule => $"New rule: {rule}."),
        .. before.Columns.Select(Words).Except(after.Columns.Select(Words), StringComparer.Ordinal).Select(rule => $"No longer: {rule}."),
        .. after.Grants.Select(Words).Except(before.Grants.Select(Words), StringComparer.Ordinal).Select(grant => $"Granted: {grant}."),
        .. before.Grants.Select(Words).Except(after.Grants.Select(Words), StringComparer.Ordinal).Select(grant => $"No longer granted: {grant}."),
    ];

    private static string Words(ColumnRule rule) => $"{rule.Column} is {rule.Kind} for {(rule.Roles.Count == 0 ? "everyone" : string.Join(" and ", rule.Roles))}";

    private static string Words(PurposeGrant grant) => $"{grant.Purpose} sees {string.Join(" and ", grant.Classes)} by {string.Join(" and ", grant.Roles)}";
}
