using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MarketingAI.Engine.Data;

/// <summary>
/// The store. Modules add their tables by an <see cref="IEntityTypeConfiguration{TEntity}"/> in their Storage folder; rows that are
/// <see cref="IBusinessUnitOwned"/> are filtered and stamped here, in one place.
/// </summary>
public sealed class WorkbenchStore : DbContext
{
    private readonly string? _unit;
    private readonly StoreChanges? _changes;

    /// <param name="unit">The business unit to see, or null for all.</param>
    /// <param name="changes">Told which tables were saved to; null where nobody listens.</param>
    internal WorkbenchStore(DbContextOptions<WorkbenchStore> options, string? unit, StoreChanges? changes = null) : base(options) =>
        (_unit, _changes) = (unit, changes);

    private bool SeesAllUnits => _unit is null;

    private string Unit => _unit ?? string.Empty;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        StampBusinessUnit();
        string[] touched = Touched();
        int rows = base.SaveChanges(acceptAllChangesOnSuccess);
        Tell(touched);
        return rows;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        StampBusinessUnit();
        string[] touched = Touched();
        int rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        Tell(touched);
        return rows;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WorkbenchStore).Assembly);
        foreach (IMutableEntityType entity in modelBuilder.Model.GetEntityTypes())
        {
            if (typeof(IBusinessUnitOwned).IsAssignableFrom(entity.ClrType))
            {
                OwnedMethod.MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
            }
        }
    }

    private static readonly MethodInfo OwnedMethod =
        typeof(WorkbenchStore).GetMethod(nameof(ScopeToUnit), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private void ScopeToUnit<T>(ModelBuilder modelBuilder) where T : class, IBusinessUnitOwned
    {
        Expression<Func<T, bool>> ofThisUnit = row => SeesAllUnits || row.BusinessUnitId == Unit;
        modelBuilder.Entity<T>().HasQueryFilter(ofThisUnit);
        modelBuilder.Entity<T>().Property(row => row.BusinessUnitId).HasMaxLength(40).IsRequired();
        modelBuilder.Entity<T>().HasIndex(row => row.BusinessUnitId);
    }

    private string[] Touched() => _changes is null
        ? []
        : [.. ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => entry.Metadata.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal)];

    private void Tell(string[] touched) => Array.ForEach(touched, table => _changes!.Count(table));

    private void StampBusinessUnit()
    {
        foreach (EntityEntry<IBusinessUnitOwned> entry in ChangeTracker.Entries<IBusinessUnitOwned>())
        {
            if (entry.State == EntityState.Added && string.IsNullOrEmpty(entry.Entity.BusinessUnitId))
            {
                entry.Entity.BusinessUnitId = _unit ?? throw new InvalidOperationException(
                    $"A new {entry.Metadata.ClrType.Name} has no business unit and the work is not scoped to one.");
            }

            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && !SeesAllUnits && !string.Equals(entry.Entity.BusinessUnitId, _unit, StringComparison.Ordinal))
            {
                throw new InvalidOperationException(
                    $"A {entry.Metadata.ClrType.Name} of business unit '{entry.Entity.BusinessUnitId}' cannot be written from '{_unit}'.");
            }
        }
    }

    private sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
