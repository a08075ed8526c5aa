using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Features.Exploration.Storage;

/// <summary>The stored baskets of a business unit.</summary>
internal sealed class BasketTable(IStore store)
{
    public async Task<IReadOnlyList<BasketColumn>> ListAsync(string account, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<BasketRow> rows = await open.Set<BasketRow>().AsNoTracking().Where(row => row.Account == account).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.AddedAt).ThenBy(row => row.ColumnName, StringComparer.Ordinal)
            .Select(row => new BasketColumn(row.Source, row.SourceTitle, row.DataSetId, row.ColumnName, row.AddedAt))];
    }

    public async Task AddAsync(string account, BasketColumn column, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        if (await open.Set<BasketRow>().AnyAsync(row => row.Account == account && row.Source == column.Source && row.ColumnName == column.Column, cancellationToken))
        {
            return;
        }

        open.Add(new BasketRow
        {
            Id = Guid.CreateVersion7(column.AddedAt),
            Account = account,
            Source = column.Source,
            SourceTitle = column.SourceTitle,
            DataSetId = column.DataSetId,
            ColumnName = column.Column,
            AddedAt = column.AddedAt,
        });
        await open.SaveChangesAsync(cancellationToken);
    }

    /// <param name="source">Null for all.</param>
    public async Task RemoveAsync(string account, string? source, string? column, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        open.RemoveRange(await open.Set<BasketRow>()
            .Where(row => row.Account == account && (source == null || row.Source == source) && (column == null || row.ColumnName == column))
            .ToListAsync(cancellationToken));
        await open.SaveChangesAsync(cancellationToken);
    }
}
