using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Privacy.Access.Storage;

/// <summary>The record of reads in clear.</summary>
internal sealed class ClearReadTable(IStore store, ClearReadMemory memory)
{
    /// <returns>Whether the line is new.</returns>
    public async Task<bool> AddAsync(ClearReadKey key, ClearReadCount count, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        ClearReadRow? row = await open.Set<ClearReadRow>().FirstOrDefaultAsync(
            row => row.Day == key.Day.DayNumber && row.Actor == key.Actor && row.TableName == key.Table
                && row.Purpose == key.Purpose && row.Origin == key.Origin && row.Columns == key.Columns,
            cancellationToken);
        bool isNew = row is null;
        if (row is null)
        {
            row = new ClearReadRow
            {
                Day = key.Day.DayNumber,
                Actor = key.Actor,
                Purpose = key.Purpose,
                Origin = key.Origin,
                TableName = key.Table,
                Columns = key.Columns,
                FirstAt = count.FirstAt,
            };
            open.Add(row);
        }

        (row.Reads, row.LastAt) = (row.Reads + count.Reads, count.LastAt);
        await open.SaveChangesAsync(cancellationToken);
        return isNew;
    }

    public async Task<IReadOnlyList<ClearRead>> ListAsync(int most, string unit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach ((ClearReadKey key, ClearReadCount count) in memory.Take(unit, now))
        {
            await AddAsync(key, count, cancellationToken);
        }

        await using WorkbenchStore open = store.Open();
        List<ClearReadRow> rows = await open.Set<ClearReadRow>().AsNoTracking()
            .OrderByDescending(row => row.LastAt).ThenByDescending(row => row.Id).Take(most).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new ClearRead(
                DateOnly.FromDayNumber(row.Day), row.Actor, row.Purpose, row.Origin, row.TableName, row.Columns.Split(','), row.Reads, row.FirstAt, row.LastAt)),
        ];
    }
}
