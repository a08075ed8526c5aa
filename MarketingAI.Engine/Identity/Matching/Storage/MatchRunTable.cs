using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>Runs and what people said about pairs, in the store.</summary>
internal sealed class MatchRunTable(IStore store, WorkScope scope, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public async Task KeepAsync(MatchRun run, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        await open.Set<MatchRunRow>().Where(row => row.Id == run.Id).ExecuteDeleteAsync(cancellationToken);
        open.Add(new MatchRunRow
        {
            Id = run.Id,
            Name = run.Name,
            LeftSet = run.LeftSet,
            LeftName = run.LeftName,
            RightSet = run.RightSet,
            RightName = run.RightName,
            PlanJson = JsonSerializer.Serialize(run.Plan, Json),
            OptionsJson = JsonSerializer.Serialize(run.Options, Json),
            ReportJson = JsonSerializer.Serialize(run.Report, Json),
            CreatedBy = run.CreatedBy,
            CreatedAt = run.CreatedAt,
        });
        await open.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<MatchRun>> ListAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<MatchRunRow> rows = await open.Set<MatchRunRow>().AsNoTracking().OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<MatchRun?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<MatchRunRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? Read(row) : null;
    }

    public async Task<IReadOnlyDictionary<(string, string), (PairDecision Decision, string By)>> JudgedAsync(Guid left, Guid? right, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<MatchLabelRow> rows = await open.Set<MatchLabelRow>().AsNoTracking().Where(row => row.LeftSet == left && row.RightSet == right)
            .OrderBy(row => row.DecidedAt).ToListAsync(cancellationToken);
        Dictionary<(string, string), (PairDecision, string)> judged = [];
        foreach (MatchLabelRow row in rows)
        {
            judged[(row.LeftId, row.RightId)] = (row.Decision, row.DecidedBy);
        }

        return judged;
    }

    public async Task JudgeAsync(MatchRun run, string leftId, string rightId, PairDecision decision, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        await open.Set<MatchLabelRow>()
            .Where(row => row.LeftSet == run.LeftSet && row.RightSet == run.RightSet && row.LeftId == leftId && row.RightId == rightId)
            .ExecuteDeleteAsync(cancellationToken);
        open.Add(new MatchLabelRow
        {
            Id = Ids.New(clock),
            LeftSet = run.LeftSet,
            RightSet = run.RightSet,
            LeftId = leftId,
            RightId = rightId,
            Decision = decision,
            DecidedBy = scope.Actor.Name,
            DecidedAt = clock.GetUtcNow(),
        });
        await open.SaveChangesAsync(cancellationToken);
    }

    /// <returns>Labels about a record.</returns>
    public async Task<long> CountOfAsync(string key, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<MatchLabelRow>().LongCountAsync(row => row.LeftId == key || row.RightId == key, cancellationToken);
    }

    public async Task<long> EraseAsync(string key, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<MatchLabelRow>().Where(row => row.LeftId == key || row.RightId == key).ExecuteDeleteAsync(cancellationToken);
    }

    private static MatchRun Read(MatchRunRow row) => new(
        row.Id, row.Name, row.LeftSet, row.LeftName, row.RightSet, row.RightName, Parsed<MatchPlan>(row.PlanJson), Parsed<MatchOptions>(row.OptionsJson),
        Parsed<MatchReport>(row.ReportJson), row.CreatedBy, row.CreatedAt);

    private static T Parsed<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Json) ?? throw new InvalidDataException($"A stored {typeof(T).Name} is empty.");
}
