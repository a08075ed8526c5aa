using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Workbench.Security.Storage;

/// <summary>Accounts, roles, business units and API keys; the same file as the store, with migrations of its own.</summary>
public sealed class AccountsStore(DbContextOptions<AccountsStore> options) : IdentityDbContext<Account>(options)
{
    internal const string MigrationsTable = "security_migration";

    public DbSet<BusinessUnitRow> BusinessUnits => Set<BusinessUnitRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    internal static void Configure(DbContextOptionsBuilder builder, string file) =>
        builder.UseSqlite($"Data Source={file};Default Timeout=30", sqlite => sqlite.MigrationsHistoryTable(MigrationsTable));

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("security_account").Property(account => account.DisplayName).HasMaxLength(100);
        builder.Entity<IdentityRole>().ToTable("security_role");
        builder.Entity<IdentityUserRole<string>>().ToTable("security_account_role");
        builder.Entity<IdentityUserClaim<string>>().ToTable("security_account_claim");
        builder.Entity<IdentityUserLogin<string>>().ToTable("security_account_login");
        builder.Entity<IdentityUserToken<string>>().ToTable("security_account_token");
        builder.Entity<IdentityRoleClaim<string>>().ToTable("security_role_claim");
        builder.Entity<BusinessUnitRow>(unit =>
        {
            unit.ToTable("security_business_unit").HasKey(row => row.Id);
            unit.Property(row => row.Id).HasMaxLength(40);
            unit.Property(row => row.Name).HasMaxLength(100);
        });
        builder.Entity<ApiKeyRow>(key =>
        {
            key.ToTable("security_api_key").HasKey(row => row.Id);
            key.Property(row => row.Id).HasMaxLength(20);
            key.Property(row => row.Name).HasMaxLength(100);
            key.Property(row => row.Hash).HasMaxLength(64);
            key.Property(row => row.BusinessUnitId).HasMaxLength(40);
        });
    }
}
