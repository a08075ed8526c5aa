using MarketingAI.Engine.Data;
using MarketingAI.Engine.Data.Secrets;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Ingestion.Sources.Storage;

/// <summary>Secrets of sources, encrypted with the key of this installation. They go in and are used, and are never shown.</summary>
internal sealed class SourceSecrets(IStore store, ISecretBox box, WorkScope scope, TimeProvider clock)
{
    public const string Password = "password";
    public const string ClientKey = "client-key";

    /// <exception cref="IOException">A secret was encrypted with another key.</exception>
    public async Task<KafkaSecrets> KafkaAsync(Guid sourceId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<SourceSecretRow> rows = await open.Set<SourceSecretRow>().AsNoTracking().Where(row => row.SourceId == sourceId).ToListAsync(cancellationToken);
        return new KafkaSecrets(Opened(rows, Password), Opened(rows, ClientKey));
    }

    /// <summary>Names of the secrets that a source has, with who stored them and when.</summary>
    public async Task<IReadOnlyList<StoredSecret>> ListAsync(Guid sourceId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<SourceSecretRow> rows = await open.Set<SourceSecretRow>().AsNoTracking().Where(row => row.SourceId == sourceId).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new StoredSecret(row.Name, row.StoredBy, row.StoredAt)).OrderBy(secret => secret.Name, StringComparer.Ordinal)];
    }

    /// <param name="secret">Null leaves it as it is, empty removes it.</param>
    public async Task KeepAsync(Guid sourceId, string name, string? secret, CancellationToken cancellationToken)
    {
        if (secret is null)
        {
            return;
        }

        await using WorkbenchStore open = store.Open();
        await open.Set<SourceSecretRow>().Where(row => row.SourceId == sourceId && row.Name == name).ExecuteDeleteAsync(cancellationToken);
        if (secret.Length == 0)
        {
            return;
        }

        open.Add(new SourceSecretRow
        {
            Id = Ids.New(clock),
            SourceId = sourceId,
            Name = name,
            Closed = box.Close(PurposeOf(sourceId, name), secret),
            StoredBy = scope.Actor.Name,
            StoredAt = clock.GetUtcNow(),
        });
        await open.SaveChangesAsync(cancellationToken);
    }

    private string? Opened(List<SourceSecretRow> rows, string name)
    {
        SourceSecretRow? row = rows.Find(row => string.Equals(row.Name, name, StringComparison.Ordinal));
        return row is null
            ? null
            : box.Open(PurposeOf(row.SourceId, name), row.Closed)
                ?? throw new IOException("A stored secret was encrypted with another key than this installation's. Enter it again on the source's page.");
    }

    private static string PurposeOf(Guid sourceId, string name) => $"event-source/{sourceId:N}/{name}";
}
