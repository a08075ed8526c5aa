
namespace MarketingAI.Workbench.Security;

/// <summary>The business units and their names.</summary>
public interface IBusinessUnits
{
    Task<IReadOnlyList<BusinessUnit>> ListAsync(CancellationToken cancellationToken);
}

public sealed record BusinessUnit(string Id, string Name);
