using MarketingAI.Engine.Ingestion.DeadLetters;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>Rejected events: by source and reason, one by one, mended, replayed, dismissed.</summary>
public sealed partial class DeadLettersPage(IDeadLetters letters, IDialogService dialogs)
{
    private const int Shown = 200;
    private const int LongestShort = 160;

    private IReadOnlyList<DeadLetterCount>? _counts;
    private IReadOnlyList<DeadLetter>? _letters;
    private DeadLetter? _chosen;
    private Refusal? _refusal;
    private string? _done;
    private string _edited = string.Empty;

    [SupplyParameterFromQuery]
    public string? Source { get; set; }

    [SupplyParameterFromQuery]
    public string? Reason { get; set; }

    private DeadLetterReason? Asked => Enum.TryParse(Reason, out DeadLetterReason reason) && Enum.IsDefined(reason) ? reason : null;

    private string Heading => (Source, Asked) switch
    {
        (null, _) => "Newest",
        (_, { } reason) => $"{Source}: {SourceWords.Of(reason)}",
        _ => $"Of {Source}",
    };

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _counts = [.. (await letters.CountAsync(CancellationToken.None)).Where(count => count.State == DeadLetterState.Waiting)];
        _letters = await letters.ListAsync(new DeadLetterQuery(Source, Asked, Take: Shown), CancellationToken.None);
    }

    private void Choose(DeadLetter letter) => (_chosen, _edited, _done, _refusal) = (letter, letter.Body, null, null);

    private async Task MendAsync()
    {
        Outcome<IntakeCommit> mended = await letters.MendAsync(_chosen!.Id, _edited, CancellationToken.None);
        _refusal = mended.Refusal;
        if (!mended.IsRefused)
        {
            (_chosen, _done) = (null, mended.Value.Accepted == 1 ? "The event was taken." : "The event fits; its id was known already, so it counts once.");
            await LoadAsync();
        }
    }

    private async Task ReplayAsync(DeadLetterCount count)
    {
        Outcome<ReplayResult> replayed = await letters.ReplayAsync(count.Source, count.Reason, CancellationToken.None);
        _refusal = replayed.Refusal;
        _done = replayed.IsRefused ? null : $"{Taken(replayed.Value.Mended)}, {(replayed.Value.StillWaiting == 0 ? "none waits any more" : $"{Numbers.Count(replayed.Value.StillWaiting)} still do not fit")}.";
        await LoadAsync();
    }

    private async Task DismissAsync(DeadLetterCount count)
    {
        string? why = await dialogs.AskReasonAsync(
            "Dismiss these events", $"{Numbers.Count(count.Count)} events of {count.Source} are laid aside for good. The reason is kept.", "Dismiss", isDangerous: true);
        if (why is null)
        {
            return;
        }

        Outcome<long> dismissed = await letters.DismissAsync(null, count.Source, count.Reason, why, CancellationToken.None);
        _refusal = dismissed.Refusal;
        _done = dismissed.IsRefused ? null : $"{Numbers.Count(dismissed.Value)} were dismissed.";
        await LoadAsync();
    }

    private string Answer()
    {
        long waiting = _counts!.Sum(count => count.Count);
        return waiting == 0 ? "No event waits to be mended." : waiting == 1 ? "1 event waits to be mended." : $"{Numbers.Count(waiting)} events wait to be mended.";
    }

    private static string Taken(long events) => events == 1 ? "1 was taken" : $"{Numbers.Count(events)} were taken";

    private static string Short(string body) => body.Length <= LongestShort ? body : $"{body[..LongestShort]}…";
}
