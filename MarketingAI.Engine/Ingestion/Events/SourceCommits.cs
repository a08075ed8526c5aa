using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Ingestion.Events.Storage;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>Commits under the terms that hold for a source. They are asked for once a commit, so that a change counts from the next one on.</summary>
internal sealed class SourceCommits(EventCommits commits, IEnumerable<IBatchGate> gates, IEnumerable<IFactSchemas> schemas)
{
    private static readonly HashSet<string> Shipped = [.. FactTables.Event.Fields.Select(field => field.Column)];

    /// <summary>Commits what a source that keeps positions brought.</summary>
    /// <param name="read">Reads the batch; not run on the caller's thread.</param>
    public async Task<IntakeCommit> CommitAsync(
        string source, Func<IntakeBatch> read, IReadOnlyList<SourcePosition> positions, CancellationToken cancellationToken)
    {
        CommitTerms terms = await TermsAsync(source, cancellationToken);
        IntakeCommit made = await Task.Run(() => commits.Commit(read(), positions, terms, cancellationToken), cancellationToken);
        await KeepHeldAsync(source, made, cancellationToken);
        return made;
    }

    /// <summary>Commits a source's part of a file of the intake log, unless it is there.</summary>
    /// <returns>Null where it was there.</returns>
    public async Task<IntakeCommit?> CommitAsync(IntakeBatch batch, string segment, CancellationToken cancellationToken)
    {
        CommitTerms terms = await TermsAsync(batch.Source, cancellationToken);
        IntakeCommit? made = commits.Commit(batch, segment, terms, cancellationToken);
        if (made is not null)
        {
            await KeepHeldAsync(batch.Source, made, cancellationToken);
        }

        return made;
    }

    public IReadOnlyList<SourcePosition> Positions(string source) => commits.Positions(source);

    private async Task<CommitTerms> TermsAsync(string source, CancellationToken cancellationToken)
    {
        BatchLook? look = gates.SingleOrDefault() is { } gate ? await gate.OfAsync(source, cancellationToken) : null;
        List<LiftedField> lifted = [];
        foreach (IFactSchemas known in schemas)
        {
            FactSchema present = await known.PresentAsync(FactTables.EventName, cancellationToken);
            lifted.AddRange(present.Fields.Where(field => !Shipped.Contains(field.Column))
                .Select(field => new LiftedField(field.Name, field.Column, FactTable.SqlTypeOf(field.Type))));
        }

        return look is null && lifted.Count == 0 ? CommitTerms.None : new CommitTerms(look, lifted);
    }

    private async Task KeepHeldAsync(string source, IntakeCommit made, CancellationToken cancellationToken)
    {
        if (made.HeldWhy is { } why && gates.SingleOrDefault() is { } gate)
        {
            await gate.KeepHeldAsync(source, made.BatchId, made.Accepted, why, cancellationToken);
        }
    }
}
