using MarketingAI.Engine.Ingestion.Sources.Folders;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>Sets up sources that we read from. The reader follows within a second; changes are entered in the ledger, secrets only by name.</summary>
public interface ISourceSetup
{
    /// <summary>What a Kafka source has; null for none yet.</summary>
    KafkaSettings? KafkaOf(EventSource source);

    /// <summary>Which secrets are stored for a source, and by whom; never what they are.</summary>
    Task<IReadOnlyList<StoredSecret>> SecretsAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stored secrets are removed when the brokers, the sign-in or the encryption change and they are not entered anew.</summary>
    Task<Outcome<EventSource>> ChangeKafkaAsync(string key, KafkaSettings settings, KafkaSecrets secrets, string reason, CancellationToken cancellationToken);

    /// <summary>Tries a connection with settings that need not be stored. Takes up to some ten seconds.</summary>
    /// <param name="key">The source whose stored secrets are used where <paramref name="secrets"/> has none; null for none.</param>
    Task<Outcome<KafkaReport>> TryKafkaAsync(string? key, KafkaSettings settings, KafkaSecrets secrets, CancellationToken cancellationToken);

    Task<Outcome<EventSource>> ChangeFolderAsync(string key, FolderSettings settings, string reason, CancellationToken cancellationToken);

    /// <summary>What lies in a source's folder.</summary>
    Outcome<FolderState> FolderOf(EventSource source);

    /// <summary>Puts a file that a person uploaded into a source's folder, where it is read like any other.</summary>
    Task<Outcome<string>> DropAsync(string key, Stream content, string fileName, CancellationToken cancellationToken);
}

/// <summary>What lies in a source's folder.</summary>
/// <param name="Path">Where files are to be put on the host.</param>
/// <param name="Refused">Newest first.</param>
public sealed record FolderState(string Path, IReadOnlyList<string> Waiting, int Done, IReadOnlyList<RefusedFile> Refused);

/// <param name="Reason">Why it was not taken, or not to its end.</param>
public sealed record RefusedFile(string Name, string Reason, DateTimeOffset At);
