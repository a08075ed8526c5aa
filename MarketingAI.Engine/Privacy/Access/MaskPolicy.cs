using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Privacy.Access;

/// <summary>The mask policy of a business unit.</summary>
/// <param name="Cells">How each class is shown to each role; a class and role that are not named are hidden.</param>
/// <param name="Columns">Columns by name that are shown otherwise than their class.</param>
/// <param name="Grants">Purposes that see classes in clear.</param>
public sealed record MaskPolicy(IReadOnlyList<MaskCell> Cells, IReadOnlyList<ColumnRule> Columns, IReadOnlyList<PurposeGrant> Grants)
{
    /// <summary>Numbers are shown as the start of a band this wide where they are generalised.</summary>
    public const double BandWidth = 10;

    private static readonly ColumnClass[] All = [ColumnClass.Pseudonymous, ColumnClass.Identifying, ColumnClass.Sensitive];

    /// <summary>
    /// What holds until a unit decides otherwise. Names and contact data are hashed and special categories hidden for everyone but the
    /// compliance reviewer, whose reads are on record; numbers of persons are clear to those who analyse, hashed for all others.
    /// </summary>
    public static MaskPolicy Default { get; } = new(
        [
            .. Roles.All.Select(role => new MaskCell(ColumnClass.Pseudonymous, role,
                role is Roles.DataScientist or Roles.ComplianceReviewer ? MaskKind.Clear : MaskKind.Hash)),
            .. Roles.All.Select(role => new MaskCell(ColumnClass.Identifying, role, role is Roles.ComplianceReviewer ? MaskKind.Clear : MaskKind.Hash)),
            .. Roles.All.Select(role => new MaskCell(ColumnClass.Sensitive, role, role is Roles.ComplianceReviewer ? MaskKind.Clear : MaskKind.Hidden)),
        ],
        [],
        [
            new PurposeGrant(Purposes.Training, [ColumnClass.Pseudonymous], [Roles.DataScientist, Roles.Administrator]),
            new PurposeGrant(Purposes.IdentityResolution, All, Roles.All),
            new PurposeGrant(Purposes.Activation, [ColumnClass.Pseudonymous, ColumnClass.Identifying], Roles.All),
            new PurposeGrant(Purposes.Support, [ColumnClass.Pseudonymous, ColumnClass.Identifying], [Roles.ComplianceReviewer, Roles.Administrator]),
            new PurposeGrant(Purposes.SubjectRequest, All, Roles.All),
            new PurposeGrant(Purposes.Fairness, [ColumnClass.Sensitive], [Roles.DataScientist, Roles.ComplianceReviewer, Roles.Administrator]),
        ]);
}

/// <summary>How a class is shown to a role.</summary>
public sealed record MaskCell(ColumnClass Class, string Role, MaskKind Kind);

/// <summary>A column that is shown otherwise than its class.</summary>
/// <param name="Column">Its name, in every table, or <c>schema.table.column</c> for one.</param>
/// <param name="Roles">For whom; empty for every role.</param>
public sealed record ColumnRule(string Column, IReadOnlyList<string> Roles, MaskKind Kind);

/// <summary>A purpose that sees classes in clear, for those who hold one of the roles.</summary>
public sealed record PurposeGrant(string Purpose, IReadOnlyList<ColumnClass> Classes, IReadOnlyList<string> Roles);
