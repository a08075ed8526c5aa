using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Folders;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace MarketingAI.Workbench.Pages.Ingestion.Pipelines;

/// <summary>A watched folder: what lies there, and a way to upload into it.</summary>
public sealed partial class FolderCard(ISourceSetup setup, IngestionOptions bounds)
{
    private FolderState? _state;
    private Refusal? _refusal;
    private string _folder = string.Empty;
    private string? _received;

    [Parameter, EditorRequired]
    public required EventSource Source { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override void OnParametersSet() => Look();

    private void Look()
    {
        if (Source.SettingsJson is null)
        {
            return;
        }

        Outcome<FolderState> state = setup.FolderOf(Source);
        _state = state.IsRefused ? null : state.Value;
        _refusal ??= state.Refusal;
    }

    private async Task ReceiveAsync(InputFileChangeEventArgs change)
    {
        (_refusal, _received) = (null, null);
        if (change.File.Size > bounds.MostFileBytes)
        {
            _refusal = new FileRefused(change.File.Name, [new FileProblem(null, null, $"A file has at most {Numbers.Bytes(bounds.MostFileBytes)}.", Numbers.Bytes(change.File.Size))]);
            return;
        }

        await using Stream content = change.File.OpenReadStream(bounds.MostFileBytes);
        Outcome<string> dropped = await setup.DropAsync(Source.Key, content, change.File.Name, CancellationToken.None);
        (_refusal, _received) = (dropped.Refusal, dropped.IsRefused ? null : dropped.Value);
        Look();
    }

    private async Task ChangeAsync()
    {
        Outcome<EventSource> changed = await setup.ChangeFolderAsync(Source.Key, new FolderSettings(_folder.Trim()), "Folder changed", CancellationToken.None);
        _refusal = changed.Refusal;
        await OnChanged.InvokeAsync();
    }
}
