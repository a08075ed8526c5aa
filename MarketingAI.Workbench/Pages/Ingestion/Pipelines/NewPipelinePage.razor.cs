using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Folders;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Ingestion.Pipelines;

/// <summary>Makes a source that the host reads from.</summary>
public sealed partial class NewPipelinePage(IEventSources sources, ISourceSetup setup, NavigationManager navigation)
{
    private const string Reason = "Connected";

    private string _name = string.Empty;
    private EventSourceKind _kind = EventSourceKind.Kafka;
    private string _schema = EventSchemas.WebAnalytics;
    private string _brokers = string.Empty;
    private string _topics = string.Empty;
    private string _folder = string.Empty;
    private EventSource? _made;
    private Refusal? _refusal;
    private bool _isBusy;

    private async Task MakeAsync()
    {
        _isBusy = true;
        _refusal = null;
        Outcome<EventSource> set = await SetUpAsync();
        (_isBusy, _refusal) = (false, set.Refusal);
        if (!set.IsRefused)
        {
            navigation.NavigateTo(Urls.Pipeline(set.Value.Key));
        }
    }

    /// <summary>A source whose settings were refused is kept and set up anew with the next press.</summary>
    private async Task<Outcome<EventSource>> SetUpAsync()
    {
        if (_made is null || _made.Kind != _kind)
        {
            Outcome<EventSource> made = await sources.CreateAsync(new NewEventSource(_name, _kind, _schema), CancellationToken.None);
            if (made.IsRefused)
            {
                return made;
            }

            _made = made.Value;
        }

        return _kind == EventSourceKind.Kafka
            ? await setup.ChangeKafkaAsync(_made.Key, new KafkaSettings { Brokers = _brokers.Trim(), Topics = KafkaForm.Split(_topics) }, new KafkaSecrets(), Reason, CancellationToken.None)
            : await setup.ChangeFolderAsync(_made.Key, new FolderSettings(_folder.Trim()), Reason, CancellationToken.None);
    }
}
