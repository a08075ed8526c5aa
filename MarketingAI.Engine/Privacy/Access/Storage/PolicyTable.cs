using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Privacy.Access.Storage;

/// <summary>The stored versions of mask policies; a version is written once and never changed.</summary>
internal sealed class PolicyTable(IStore store)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private static readonly MaskPolicyVersion First = new(0, MaskPolicy.Default, null, null, null);

    public async Task<MaskPolicyVersion> NewestAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        PolicyRow? row = await open.Set<PolicyRow>().AsNoTracking().OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        return row is null ? First : Shown(row);
    }

    public async Task<IReadOnlyList<MaskPolicyVersion>> ListAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<PolicyRow> rows = await open.Set<PolicyRow>().AsNoTracking().OrderByDescending(row => row.Version).ToListAsync(cancellationToken);
        return [.. rows.Select(Shown), First];
    }

    public async Task KeepAsync(MaskPolicyVersion version, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        open.Add(new PolicyRow
        {
            Version = version.Version,
            PolicyJson = JsonSerializer.Serialize(version.Policy, Json),
            ChangedBy = version.ChangedBy!,
            ChangedAt = version.ChangedAt!.Value,
            Reason = version.Reason!,
        });
        await open.SaveChangesAsync(cancellationToken);
    }

    private static MaskPolicyVersion Shown(PolicyRow row) =>
        new(row.Version, JsonSerializer.Deserialize<MaskPolicy>(row.PolicyJson, Json)!, row.ChangedBy, row.ChangedAt, row.Reason);
}
