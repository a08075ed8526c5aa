using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Privacy.Access;

/// <summary>
/// Policy and classes of the present scope's business unit. Those who know classes may themselves read the warehouse, which asks for masks: they
/// are looked up when they are needed and not when this is made.
/// </summary>
internal sealed class AccessState(AccessMemory memory, PolicyTable policies, IServiceProvider services, WorkScope scope)
{
    /// <summary>
    /// Asked in the middle of opening a session, which is no asynchronous act; what it waits for runs on a thread of its own, so that a page's
    /// thread never waits for itself.
    /// </summary>
    public UnitAccess Present() => memory.Of(scope.Unit, () => Task.Run(() => ReadAsync(CancellationToken.None)).GetAwaiter().GetResult());

    private async Task<UnitAccess> ReadAsync(CancellationToken cancellationToken)
    {
        MaskPolicyVersion policy = await policies.NewestAsync(cancellationToken);
        List<ClassedTable> tables = [];
        foreach (IPersonalColumns source in services.GetServices<IPersonalColumns>())
        {
            tables.AddRange(await source.TablesAsync(cancellationToken));
        }

        return new UnitAccess(policy.Policy, tables.ToDictionary(table => table.Table));
    }
}
