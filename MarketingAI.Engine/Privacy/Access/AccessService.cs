using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access.Algorithms;
using MarketingAI.Engine.Privacy.Access.Storage;

namespace MarketingAI.Engine.Privacy.Access;

internal sealed class AccessService(
    PolicyTable policies, ClearReadTable reads, AccessState state, ILedger ledger, WorkScope scope, TimeProvider clock) : IAccess
{
    private const int ShortestReason = 5;
    private const int LongestReason = 500;

    public Task<MaskPolicyVersion> PolicyAsync(CancellationToken cancellationToken) => policies.NewestAsync(cancellationToken);

    public Task<IReadOnlyList<MaskPolicyVersion>> VersionsAsync(CancellationToken cancellationToken) => policies.ListAsync(cancellationToken);

    public async Task<Outcome<MaskPolicyVersion>> ChangeAsync(MaskPolicy policy, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (!scope.Actor.Has(Roles.ComplianceReviewer) && !scope.Actor.Has(Roles.Administrator))
        {
            return new PolicyNotYours(scope.Actor.Name);
        }

        string why = reason?.Trim() ?? string.Empty;
        if (why.Length is < ShortestReason or > LongestReason)
        {
            return new PolicyReasonMissing();
        }

        IReadOnlyList<string> faults = PolicyRule.Faults(policy);
        if (faults.Count > 0)
        {
            return new PolicyUnfit(faults);
        }

        MaskPolicyVersion before = await policies.NewestAsync(cancellationToken);
        MaskPolicyVersion made = new(before.Version + 1, policy, scope.Actor.Name, clock.GetUtcNow(), why);
        await policies.KeepAsync(made, cancellationToken);
        string detail = JsonSerializer.Serialize(new { version = made.Version, changes = PolicyDifference.Between(before.Policy, policy) });
        await ledger.AppendAsync(new LedgerEntry("mask-policy.changed", "mask-policy", scope.Unit.Value, why, detail), cancellationToken);
        return made;
    }

    public Task<IReadOnlyList<MaskedColumn>> ColumnsAsync(string role, string purpose, CancellationToken cancellationToken)
    {
        UnitAccess access = state.Present();
        Actor asked = new("asked", [role]);
        IReadOnlyList<MaskedColumn> columns =
        [
            .. access.Tables.Values
                .SelectMany(table => table.Classes.Where(column => column.Value != ColumnClass.None).Select(column => new MaskedColumn(
                    table.Table, table.Title, column.Key, column.Value,
                    PolicyRule.Decide(access.Policy, column.Value, table.Table.ToString(), column.Key, asked, purpose))))
                .OrderBy(column => column.TableTitle ?? column.Table.ToString(), StringComparer.Ordinal),
        ];
        return Task.FromResult(columns);
    }

    public Task<IReadOnlyList<ClearRead>> ClearReadsAsync(int most, CancellationToken cancellationToken) =>
        reads.ListAsync(Require.AtLeast(most, 1), scope.Unit.Value, clock.GetUtcNow(), cancellationToken);
}
