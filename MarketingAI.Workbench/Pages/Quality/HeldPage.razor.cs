using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components.Controls;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>What is held back, and the two ways out.</summary>
public sealed partial class HeldPage(IQuarantine quarantine, IDialogService dialogs)
{
    private IReadOnlyList<HeldThing>? _held;
    private Refusal? _refusal;

    protected override async Task OnInitializedAsync() => _held = await quarantine.ListAsync(CancellationToken.None);

    private async Task EndAsync(HeldThing thing, bool release)
    {
        string? reason = release
            ? await dialogs.AskReasonAsync($"Release {thing.Name}", $"All readers will see its {thing.Rows} rows.", "Release")
            : await dialogs.AskReasonAsync($"Drop {thing.Name}", $"Its {thing.Rows} rows will never be seen by readers. Rows of a batch are deleted.", "Drop", isDangerous: true);
        if (reason is null)
        {
            return;
        }

        Outcome<HeldThing> outcome = release
            ? await quarantine.ReleaseAsync(thing.Id, reason, CancellationToken.None)
            : await quarantine.DropAsync(thing.Id, reason, CancellationToken.None);
        _refusal = outcome.Refusal;
        _held = await quarantine.ListAsync(CancellationToken.None);
    }
}
