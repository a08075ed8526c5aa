using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources.Folders;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Ingestion.Sources.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;

namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>Opens a source at the positions that are in the table.</summary>
internal sealed class SourceTaps(IEventIntake intake, SourceSecrets secrets, INotices notices, WatchedFolders folders, SourceOptions options)
{
    /// <exception cref="IOException">The settings cannot be used; the message says why.</exception>
    public async Task<ISourceTap> OpenAsync(EventSource source, CancellationToken cancellationToken)
    {
        Task TellAsync(string text) => notices.RaiseAsync(
            new Notice("Ingestion", NoticeSeverity.Warning, $"Event source {source.Name}", text, $"/data/pipelines/{source.Key}"), cancellationToken);
        if (source.Kind == EventSourceKind.File)
        {
            return folders.Open(source, intake, TellAsync);
        }

        Outcome<KafkaSettings> settings = KafkaSettingsRule.Read(source.SettingsJson);
        if (settings.IsRefused)
        {
            throw new IOException(settings.Refusal.Reason);
        }

        IReadOnlyList<SourcePosition> positions = await intake.PositionsAsync(source.Key, cancellationToken);
        KafkaLooks looks = new(TimeSpan.FromSeconds(options.LookForPartitionsSeconds));
        return await KafkaTap.OpenAsync(settings.Value, await secrets.KafkaAsync(source.Id, cancellationToken), positions, looks, TellAsync, cancellationToken);
    }
}
