using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Ingestion.DeadLetters.Storage;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.DeadLetters;

internal sealed class DeadLetterService(
    DeadLetterTable table, IEventIntake intake, IEventSources sources, ILedger ledger, WorkScope scope, TimeProvider clock) : IDeadLetters
{
    private const int ReplayWindow = 5_000;

    public Task<IReadOnlyList<DeadLetter>> ListAsync(DeadLetterQuery query, CancellationToken cancellationToken) =>
        Task.Run(() => table.List(query, Purposes.Support), cancellationToken);

    public Task<IReadOnlyList<DeadLetterCount>> CountAsync(CancellationToken cancellationToken) => Task.Run(table.Count, cancellationToken);

    public async Task<Outcome<IntakeCommit>> MendAsync(string id, string? body, CancellationToken cancellationToken)
    {
        DeadLetter? found = table.List(new DeadLetterQuery(State: null, Id: id), Purposes.Ingestion).SingleOrDefault();
        if (found is null)
        {
            return new DeadLetterNotFound(id);
        }

        if (found.State != DeadLetterState.Waiting)
        {
            return new DeadLetterDecided(id, found.State);
        }

        if (await sources.FindAsync(found.Source, cancellationToken) is not { } source)
        {
            return new EventSourceNotFound(found.Source);
        }

        string json = body ?? found.Body;
        if (Unfit(source, json) is { } unfit)
        {
            return unfit;
        }

        Outcome<IntakeCommit> taken = await intake.CommitAsync(source.Key, [Message(found, json)], [], cancellationToken);
        if (!taken.IsRefused)
        {
            table.Decide(new DeadLetterQuery(Id: id), DeadLetterState.Mended, scope.Actor.Name, clock.GetUtcNow(), null);
            await TellAsync("dead-letter.mended", id, null, new { found.Source, found.Reason, edited = body is not null }, cancellationToken);
        }

        return taken;
    }

    public async Task<Outcome<ReplayResult>> ReplayAsync(string source, DeadLetterReason? reason, CancellationToken cancellationToken)
    {
        if (await sources.FindAsync(source, cancellationToken) is not { } known)
        {
            return new EventSourceNotFound(source);
        }

        ReplayResult result = new(0, 0);
        DeadLetterQuery query = new(source, reason, DeadLetterState.Waiting, Take: ReplayWindow);
        while (table.List(query with { Skip = (int)result.StillWaiting }, Purposes.Ingestion) is { Count: > 0 } letters)
        {
            DeadLetter[] fit = [.. letters.Where(letter => Unfit(known, letter.Body) is null)];
            Outcome<IntakeCommit> taken = await intake.CommitAsync(source, [.. fit.Select(letter => Message(letter, letter.Body))], [], cancellationToken);
            if (taken.IsRefused)
            {
                return taken.Refusal;
            }

            foreach (DeadLetter letter in fit)
            {
                table.Decide(new DeadLetterQuery(Id: letter.Id), DeadLetterState.Mended, scope.Actor.Name, clock.GetUtcNow(), null);
            }

            result = new ReplayResult(result.Mended + fit.Length, result.StillWaiting + letters.Count - fit.Length);
        }

        await TellAsync("dead-letters.replayed", source, null, new { reason, result.Mended, result.StillWaiting }, cancellationToken);
        return result;
    }

    public async Task<Outcome<long>> DismissAsync(string? id, string source, DeadLetterReason? reason, string why, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(why))
        {
            return new DismissalNeedsReason();
        }

        long dismissed = table.Decide(new DeadLetterQuery(source, reason, Id: id), DeadLetterState.Dismissed, scope.Actor.Name, clock.GetUtcNow(), why);
        await TellAsync("dead-letters.dismissed", id ?? source, why, new { source, reason, dismissed }, cancellationToken);
        return dismissed;
    }

    private StillUnfit? Unfit(EventSource source, string json)
    {
        Outcome<IReadOnlyList<PreviewedEvent>> tried = intake.Preview(source.Schema, source.Mapping.Fields, json, most: 2);
        return tried.IsRefused ? new StillUnfit(DeadLetterReason.IllTyped, null, tried.Refusal.Reason)
            : tried.Value is not [var only] ? new StillUnfit(DeadLetterReason.IllFormed, null, "It must be one JSON object.")
            : only.Problem is { } problem ? new StillUnfit(problem.Reason, problem.Field, problem.Message)
            : null;
    }

    private static RawMessage Message(DeadLetter letter, string json) => new(Encoding.UTF8.GetBytes(json), letter.ReceivedAt);

    private async Task TellAsync(string act, string subject, string? reason, object detail, CancellationToken cancellationToken) =>
        await ledger.AppendAsync(new LedgerEntry(act, "dead-letter", subject, reason, JsonSerializer.Serialize(detail)), cancellationToken);
}
