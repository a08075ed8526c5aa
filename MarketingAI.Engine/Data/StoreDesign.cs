using Microsoft.EntityFrameworkCore.Design;

namespace MarketingAI.Engine.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without a host.</summary>
internal sealed class StoreDesign : IDesignTimeDbContextFactory<WorkbenchStore>
{
    public WorkbenchStore CreateDbContext(string[] args) => new(StoreConnection.For("design.db"), unit: null);
}
