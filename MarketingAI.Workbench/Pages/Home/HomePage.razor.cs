using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace MarketingAI.Workbench.Pages.Home;

/// <summary>The first page of the day; it follows the jobs while they run.</summary>
public sealed partial class HomePage(HomeDesk reader, PersonalMenu menu, IJobFeed feed, WorkScope scope) : IDisposable
{
    private IReadOnlyList<MenuItem> _links = [];
    private IDisposable? _subscription;
    private Desk? _desk;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            IReadOnlyList<MenuItem> all = await menu.OfAsync((await Authentication).User);
            _links = [.. all.Where(item => item.Group is not (MenuGroup.Home or MenuGroup.Settings)).Take(10)];
        }

        _desk = await reader.ReadAsync(CancellationToken.None);
        _subscription = RendererInfo.IsInteractive ? feed.Subscribe(Changed) : null;
    }

    /// <summary>Steps in between are the tray's; the desk changes when a job starts or ends.</summary>
    private void Changed(JobChange change)
    {
        if (change.BusinessUnitId == scope.Unit.Value && change.Status != JobStatus.Running)
        {
            _ = InvokeAsync(async () =>
            {
                _desk = await reader.ReadAsync(CancellationToken.None);
                StateHasChanged();
            });
        }
    }
}
