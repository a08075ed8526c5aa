using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>Takes a file from the person's machine and writes it to disk as it comes.</summary>
public sealed partial class UploadDrop(IUploads uploads, IngestionOptions options) : IDisposable
{
    private CancellationTokenSource _stop = new();
    private IBrowserFile? _sending;
    private long _received;

    [Parameter, EditorRequired]
    public EventCallback<Upload> OnKept { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<Refusal?> OnRefused { get; set; }

    private double Percent => _sending is { Size: > 0 } file ? 100.0 * _received / file.Size : 0;

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task ReceiveAsync(InputFileChangeEventArgs change)
    {
        IBrowserFile file = change.File;
        await OnRefused.InvokeAsync(null);
        if (file.Size > options.MostFileBytes)
        {
            FileProblem problem = new(null, null, $"A file has at most {Numbers.Bytes(options.MostFileBytes)}.", Numbers.Bytes(file.Size));
            await OnRefused.InvokeAsync(new FileRefused(file.Name, [problem]));
            return;
        }

        (_sending, _received) = (file, 0);
        try
        {
            await using Stream content = file.OpenReadStream(options.MostFileBytes, _stop.Token);
            Outcome<Upload> kept = await uploads.KeepAsync(content, file.Name, new Bytes(this, file.Size / 100), _stop.Token);
            _sending = null;
            await (kept.IsRefused ? OnRefused.InvokeAsync(kept.Refusal) : OnKept.InvokeAsync(kept.Value));
        }
        catch (OperationCanceledException)
        {
            _sending = null;
        }
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }

    private void Show(long bytes)
    {
        _received = bytes;
        StateHasChanged();
    }

    /// <summary>Redraws at every hundredth, not at every block.</summary>
    private sealed class Bytes(UploadDrop drop, long step) : IProgress<long>
    {
        private long _next;

        public void Report(long value)
        {
            if (value >= _next)
            {
                _next = value + step;
                _ = drop.InvokeAsync(() => drop.Show(value));
            }
        }
    }
}
