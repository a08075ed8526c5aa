using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Ingestion.Sources.Folders;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Ingestion.Sources.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Running;

internal sealed class SourceSetup(IEventSources sources, SourceSecrets secrets, WatchedFolders folders, ILedger ledger, SetupBounds bounds) : ISourceSetup
{
    private const int MostShown = 50;

    public KafkaSettings? KafkaOf(EventSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Outcome<KafkaSettings> read = KafkaSettingsRule.Read(source.SettingsJson);
        return source.Kind == EventSourceKind.Kafka && !read.IsRefused ? read.Value : null;
    }

    public async Task<IReadOnlyList<StoredSecret>> SecretsAsync(string key, CancellationToken cancellationToken) =>
        await sources.FindAsync(key, cancellationToken) is { } source ? await secrets.ListAsync(source.Id, cancellationToken) : [];

    public async Task<Outcome<EventSource>> ChangeKafkaAsync(
        string key, KafkaSettings settings, KafkaSecrets given, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(given);
        if (KafkaSettingsRule.Check(settings) is { } refusal)
        {
            return refusal;
        }

        if (await sources.FindAsync(key, cancellationToken) is not { Kind: EventSourceKind.Kafka } source)
        {
            return new EventSourceNotFound(key);
        }

        KafkaSecrets kept = source.SettingsJson is null || IsSameReach(KafkaOf(source), settings) ? given : new KafkaSecrets(given.Password ?? string.Empty, given.ClientKey ?? string.Empty);
        await KeepAsync(source, SourceSecrets.Password, kept.Password, reason, cancellationToken);
        await KeepAsync(source, SourceSecrets.ClientKey, kept.ClientKey, reason, cancellationToken);
        return await sources.ChangeAsync(key, new EventSourceChange(reason, SettingsJson: KafkaSettingsRule.Write(settings)), cancellationToken);
    }

    public async Task<Outcome<KafkaReport>> TryKafkaAsync(string? key, KafkaSettings settings, KafkaSecrets given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(given);
        try
        {
            KafkaSecrets stored = key is not null && await sources.FindAsync(key, cancellationToken) is { } source && IsSameReach(KafkaOf(source), settings)
                ? await secrets.KafkaAsync(source.Id, cancellationToken)
                : new KafkaSecrets();
            KafkaSecrets used = new(given.Password ?? stored.Password, given.ClientKey ?? stored.ClientKey);
            return await Task.Run(() => KafkaProbe.Try(settings, used), cancellationToken);
        }
        catch (IOException unreadable)
        {
            return new KafkaUnreachable(unreadable.Message);
        }
    }

    public async Task<Outcome<EventSource>> ChangeFolderAsync(string key, FolderSettings settings, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Check() is { } refusal)
        {
            return refusal;
        }

        if (await sources.FindAsync(key, cancellationToken) is not { Kind: EventSourceKind.File } source)
        {
            return new EventSourceNotFound(key);
        }

        IReadOnlyList<EventSource> all = await sources.ListAsync(cancellationToken);
        if (all.FirstOrDefault(other => other.Id != source.Id && other.Kind == EventSourceKind.File && Overlap(other, settings)) is { } taken)
        {
            return new FolderTaken(settings.Folder, taken.Key);
        }

        return await sources.ChangeAsync(key, new EventSourceChange(reason, SettingsJson: FolderSettings.Write(settings)), cancellationToken);
    }

    public Outcome<FolderState> FolderOf(EventSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            FolderPlaces places = folders.Of(source);
            FileInfo[] refused = [.. new DirectoryInfo(places.RefusedFolder).EnumerateFiles($"*{FolderPlaces.ReasonEnd}").OrderByDescending(file => file.LastWriteTimeUtc)];
            return new FolderState(
                places.Inbox, [.. places.Waiting().Take(MostShown).Select(file => file.Name)], new DirectoryInfo(places.DoneFolder).EnumerateFiles().Count(),
                [.. refused.Take(MostShown).Select(file => new RefusedFile(
                    file.Name[..^FolderPlaces.ReasonEnd.Length], File.ReadAllText(file.FullName).Trim(), new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)))]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new FolderUnusable(fault.Message);
        }
    }

    public async Task<Outcome<string>> DropAsync(string key, Stream content, string fileName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (await sources.FindAsync(key, cancellationToken) is not { Kind: EventSourceKind.File } source)
        {
            return new EventSourceNotFound(key);
        }

        FolderPlaces places = folders.Of(source);
        string name = SafeName(fileName);
        string unfinished = Path.Combine(places.Inbox, $"{name}.part");
        await using (FileStream file = new(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 128 * 1024, FileOptions.Asynchronous))
        {
            await content.CopyToAsync(file, cancellationToken);
            if (file.Length > bounds.Files.MostFileBytes)
            {
                file.Close();
                File.Delete(unfinished);
                return new FileRefused(name, [new FileProblem(null, null, FormattableString.Invariant($"A file has at most {bounds.Files.MostFileBytes:N0} bytes."), "more")]);
            }
        }

        name = File.Exists(Path.Combine(places.Inbox, name)) ? $"{Ids.New(bounds.Clock):N}-{name}" : name;
        File.Move(unfinished, Path.Combine(places.Inbox, name));
        await ledger.AppendAsync(new LedgerEntry("event-file.uploaded", "event-source", key, null, JsonSerializer.Serialize(new { File = name })), cancellationToken);
        return name;
    }

    private async Task KeepAsync(EventSource source, string name, string? secret, string reason, CancellationToken cancellationToken)
    {
        if (secret is null || (secret.Length == 0 && (await secrets.ListAsync(source.Id, cancellationToken)).All(stored => stored.Name != name)))
        {
            return;
        }

        await secrets.KeepAsync(source.Id, name, secret, cancellationToken);
        await ledger.AppendAsync(
            new LedgerEntry(secret.Length == 0 ? "event-source.secret-removed" : "event-source.secret-stored", "event-source", source.Key, reason, JsonSerializer.Serialize(new { Secret = name })),
            cancellationToken);
    }

    /// <summary>A secret goes only to those it was entered for: whoever moves a source to other brokers enters it anew.</summary>
    private static bool IsSameReach(KafkaSettings? before, KafkaSettings after) =>
        before is not null && before.Brokers == after.Brokers && before.Tls == after.Tls && before.SignIn == after.SignIn
        && before.TokenEndpoint == after.TokenEndpoint && before.AuthorityCertificates == after.AuthorityCertificates;

    private static bool Overlap(EventSource other, FolderSettings settings)
    {
        Outcome<FolderSettings> theirs = FolderSettings.Read(other.SettingsJson);
        return !theirs.IsRefused && ($"{theirs.Value.Folder}/".StartsWith($"{settings.Folder}/", StringComparison.OrdinalIgnoreCase)
            || $"{settings.Folder}/".StartsWith($"{theirs.Value.Folder}/", StringComparison.OrdinalIgnoreCase));
    }

    private static string SafeName(string fileName)
    {
        string name = string.Concat(Path.GetFileName(fileName).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_')).TrimStart('.');
        return name.Length == 0 ? "file" : name[..Math.Min(150, name.Length)];
    }
}

/// <summary>The bound on files, and the clock.</summary>
internal sealed record SetupBounds(IngestionOptions Files, TimeProvider Clock);

/// <summary>Two sources cannot take from the same folder, or one below the other.</summary>
public sealed record FolderTaken(string Folder, string Source) : Refusal($"Folder: '{Folder}' belongs to the source '{Source}', or lies above or below its folder. Choose another.");

/// <summary>The folder cannot be used.</summary>
public sealed record FolderUnusable(string Why) : Refusal(Why);
