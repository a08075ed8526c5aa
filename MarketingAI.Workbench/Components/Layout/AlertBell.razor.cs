using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Workbench.Components.Controls;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>The open notices that concern the person.</summary>
public sealed partial class AlertBell(INotices notices, WorkScope scope, TimeProvider clock) : IDisposable
{
    private const int Most = 20;

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<NoticeState> _notices = [];

    private string Label => _notices.Count == 0 ? "Alerts: none" : $"Alerts: {_notices.Count} open";

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (!scope.IsSet)
        {
            return;
        }

        await ReadAsync();
        if (RendererInfo.IsInteractive)
        {
            _ = WatchAsync();
        }
    }

    private async Task WatchAsync()
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(15), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
            {
                await InvokeAsync(ReadAsync);
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException)
        {
            // The person left.
        }
    }

    private async Task ReadAsync() => _notices = await notices.ListAsync(openOnly: true, Most, _gone.Token);

    private async Task DoneAsync(Guid id)
    {
        await notices.AcknowledgeAsync(id, _gone.Token);
        await ReadAsync();
    }

    private static StatusKind KindOf(NoticeSeverity severity) => severity switch
    {
        NoticeSeverity.Information => StatusKind.Neutral,
        NoticeSeverity.Warning => StatusKind.Warning,
        NoticeSeverity.Critical => StatusKind.Bad,
    };
}
