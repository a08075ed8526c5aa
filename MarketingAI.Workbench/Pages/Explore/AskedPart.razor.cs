using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>A part of a page that asks a question of its own: shows how far it is, can be stopped, and shows the answer or why there is none.</summary>
public sealed partial class AskedPart<T> : IDisposable
{
    private CancellationTokenSource _asking = new();
    private string? _asked;
    private Outcome<T>? _answer;
    private ExploreProgress? _progress;
    private Exception? _fault;
    private bool _isStopped;

    [Parameter, EditorRequired]
    public required Func<IProgress<ExploreProgress>, CancellationToken, Task<Outcome<T>>> Ask { get; set; }

    /// <summary>What is asked; the question is put again when it changes.</summary>
    [Parameter, EditorRequired]
    public required string Question { get; set; }

    /// <summary>Whether it may take long, so that it waits until the page is live.</summary>
    [Parameter]
    public bool IsSlow { get; set; }

    [Parameter]
    public int Lines { get; set; } = 6;

    [Parameter]
    public string Label { get; set; } = "Counting";

    [Parameter]
    public string RefusalTitle { get; set; } = "This cannot be shown";

    /// <summary>The way out of a refusal.</summary>
    [Parameter]
    public RenderFragment<Refusal>? Refused { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<T> ChildContent { get; set; }

    public void Dispose()
    {
        _asking.Cancel();
        _asking.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_asked != Question && (RendererInfo.IsInteractive || !IsSlow))
        {
            _asked = Question;
            await AskAsync();
        }
    }

    private async Task AskAsync()
    {
        await _asking.CancelAsync();
        _asking.Dispose();
        _asking = new CancellationTokenSource();
        CancellationToken token = _asking.Token;
        (_answer, _fault, _progress, _isStopped) = (null, null, null, false);
        try
        {
            Outcome<T> answer = await Ask(new Steps(step => Heard(step, token)), token);
            if (!token.IsCancellationRequested)
            {
                _answer = answer;
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Stopped by the person, or another question was put.
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _fault = fault;
        }
    }

    private void Heard(ExploreProgress step, CancellationToken token) => _ = InvokeAsync(() =>
    {
        if (!token.IsCancellationRequested)
        {
            _progress = step;
            StateHasChanged();
        }
    });

    private void Stop()
    {
        _asking.Cancel();
        _isStopped = true;
    }

    private sealed class Steps(Action<ExploreProgress> heard) : IProgress<ExploreProgress>
    {
        public void Report(ExploreProgress value) => heard(value);
    }
}
