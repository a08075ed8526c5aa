using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Workbench.Pages.Privacy;

/// <summary>A mask policy while a person changes it.</summary>
public sealed class PolicyDraft
{
    private readonly Dictionary<(ColumnClass Class, string Role), MaskKind> _cells;
    private readonly List<ColumnRule> _columns;
    private readonly List<PurposeGrant> _grants;

    public PolicyDraft(MaskPolicy policy)
    {
        _cells = policy.Cells.ToDictionary(cell => (cell.Class, cell.Role), cell => cell.Kind);
        _columns = [.. policy.Columns];
        _grants = [.. policy.Grants];
    }

    public static IReadOnlyList<ColumnClass> Classes { get; } = [ColumnClass.Pseudonymous, ColumnClass.Identifying, ColumnClass.Sensitive];

    public bool IsChanged { get; private set; }

    public IReadOnlyList<ColumnRule> Columns => _columns;

    public MaskKind this[ColumnClass personal, string role] => _cells.GetValueOrDefault((personal, role), MaskKind.Hidden);

    public void Set(ColumnClass personal, string role, MaskKind kind) => (_cells[(personal, role)], IsChanged) = (kind, true);

    public void Add(ColumnRule rule)
    {
        _columns.Add(rule);
        IsChanged = true;
    }

    public void Remove(ColumnRule rule) => IsChanged |= _columns.Remove(rule);

    public bool Grants(string purpose, ColumnClass personal) => Grant(purpose)?.Classes.Contains(personal) is true;

    public IReadOnlyList<string> RolesOf(string purpose) => Grant(purpose)?.Roles ?? [];

    public void SetGrant(string purpose, ColumnClass personal, bool isGranted)
    {
        PurposeGrant before = Grant(purpose) ?? new PurposeGrant(purpose, [], [Roles.ComplianceReviewer]);
        IEnumerable<ColumnClass> classes = before.Classes.Where(known => known != personal);
        _grants.RemoveAll(grant => string.Equals(grant.Purpose, purpose, StringComparison.Ordinal));
        _grants.Add(before with { Classes = isGranted ? [.. classes, personal] : [.. classes] });
        IsChanged = true;
    }

    public MaskPolicy Policy => new([.. _cells.Select(cell => new MaskCell(cell.Key.Class, cell.Key.Role, cell.Value))], [.. _columns], [.. _grants]);

    private PurposeGrant? Grant(string purpose) => _grants.FirstOrDefault(grant => string.Equals(grant.Purpose, purpose, StringComparison.Ordinal));
}
