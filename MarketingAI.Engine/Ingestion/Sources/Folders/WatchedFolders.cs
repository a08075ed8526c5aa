using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Folders;

/// <summary>Finds and opens the folders of sources below the one root that the settings allow.</summary>
internal sealed class WatchedFolders(DataFolders data, SourceOptions options, EventFile files, WorkScope scope, TimeProvider clock)
{
    public string Root => Path.GetFullPath(string.IsNullOrWhiteSpace(options.FolderRoot) ? Path.Combine(data.Root, "inbox") : options.FolderRoot);

    /// <exception cref="IOException">The settings cannot be used, or the folder is a link to another place.</exception>
    public FolderPlaces Of(EventSource source)
    {
        Outcome<FolderSettings> settings = FolderSettings.Read(source.SettingsJson);
        return settings.IsRefused ? throw new IOException(settings.Refusal.Reason) : FolderPlaces.Make(Root, scope.Unit.Value, settings.Value);
    }

    public ISourceTap Open(EventSource source, IEventIntake intake, Func<string, Task> tell) =>
        new FolderTap(Of(source), files, intake, new FolderWork(source.Key, TimeSpan.FromSeconds(options.StableSeconds), clock, tell));
}
