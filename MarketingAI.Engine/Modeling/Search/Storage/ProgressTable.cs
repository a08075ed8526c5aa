using System.Text.Json;
using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Modeling.Search.Storage;

internal sealed class ProgressTable(IStore store)
{
    public async Task<SearchProgress?> FindAsync(Guid jobId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        string? json = await open.Set<ProgressRow>().Where(row => row.JobId == jobId).Select(row => row.Json).FirstOrDefaultAsync(cancellationToken);
        return json is null ? null : JsonSerializer.Deserialize<SearchProgress>(json, TrainingReportJson.Options);
    }

    public async Task SaveAsync(Guid jobId, SearchProgress progress, CancellationToken cancellationToken)
    {
        string json = JsonSerializer.Serialize(progress, TrainingReportJson.Options);
        await using WorkbenchStore open = store.Open();
        int changed = await open.Set<ProgressRow>().Where(row => row.JobId == jobId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Json, json), cancellationToken);
        if (changed == 0)
        {
            open.Add(new ProgressRow { JobId = jobId, Json = json });
            await open.SaveChangesAsync(cancellationToken);
        }
    }
}
