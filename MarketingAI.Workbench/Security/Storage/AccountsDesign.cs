using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MarketingAI.Workbench.Security.Storage;

/// <summary>Lets <c>dotnet ef migrations add --context AccountsStore</c> build the model without a host.</summary>
internal sealed class AccountsDesign : IDesignTimeDbContextFactory<AccountsStore>
{
    public AccountsStore CreateDbContext(string[] args)
    {
        DbContextOptionsBuilder<AccountsStore> builder = new();
        AccountsStore.Configure(builder, "design.db");
        return new AccountsStore(builder.Options);
    }
}
