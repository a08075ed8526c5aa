using MarketingAI.Engine.Identity.GoldenRecord;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Controls;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>One person: keys as cards, ties, golden record, history; to be split, merged and restored by hand.</summary>
public sealed partial class PersonPage(IIdentityGraph graph, WorkScope scope, NavigationManager navigation, IDialogService dialogs)
{
    private readonly HashSet<long> _chosen = [];
    private PersonView? _person;
    private Refusal? _refusal;
    private string? _other;
    private bool _missing;
    private bool _mayDecide;

    [Parameter]
    public Guid PersonId { get; set; }

    private static string RulesInWords { get; } =
        $"Of several values one survives: {string.Join("; ", Survivorship.Rules.Select(rule => $"{PersonWords.Field(rule.Field).ToLowerInvariant()}, the {PersonWords.Of(rule.Rule)}"))}. Values are shown as the mask policy says.";

    protected override async Task OnParametersSetAsync()
    {
        _mayDecide = new[] { Roles.DataScientist, Roles.ComplianceReviewer, Roles.Administrator }.Any(scope.Actor.Has);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _chosen.Clear();
        _person = await graph.PersonAsync(PersonId, CancellationToken.None);
        _missing = _person is null;
    }

    private static string Result(PersonView person)
    {
        string kinds = string.Join(", ", person.Keys.GroupBy(key => key.Kind).OrderBy(group => group.Key).Select(group => $"{group.Count()} × {PersonWords.Of(group.Key).ToLowerInvariant()}"));
        int kept = person.Edges.Count(edge => edge.State != EdgeState.Joins);
        return $"Known by {Numbers.Count(person.Keys.Count)} keys: {kinds}.{(kept == 0 ? "" : $" {Numbers.Count(kept)} further ties join nobody.")}";
    }

    private async Task SplitAsync()
    {
        if (await dialogs.AskReasonAsync("Take these keys out?", $"{_chosen.Count} keys become a person of their own. Later runs respect it; it can be undone.", "Split", isDangerous: true) is { } reason)
        {
            await ShowAsync(await graph.SplitAsync(PersonId, [.. _chosen], reason, CancellationToken.None));
        }
    }

    private async Task MergeAsync()
    {
        string last = (_other ?? string.Empty).Trim().TrimEnd('/').Split('/')[^1];
        if (!Guid.TryParse(last, out Guid other))
        {
            _refusal = new NotAPerson(last);
            return;
        }

        if (await dialogs.AskReasonAsync("Merge both persons?", "All keys come under the older of the two. Later runs respect it; it can be undone.", "Merge", isDangerous: true) is { } reason)
        {
            await ShowAsync(await graph.MergeAsync(PersonId, other, reason, CancellationToken.None));
        }
    }

    private async Task UndoAsync(GraphChange change)
    {
        if (await dialogs.AskReasonAsync("Undo this change?", "The former persons are restored exactly. Later runs respect it.", "Undo") is { } reason)
        {
            await ShowAsync(await graph.UndoAsync(change.Id, reason, CancellationToken.None));
        }
    }

    private async Task ShowAsync(Outcome<GraphChange> changed)
    {
        _refusal = changed.Refusal;
        if (changed.IsRefused)
        {
            return;
        }

        await ReadAsync();
        if (_missing)
        {
            navigation.NavigateTo(Urls.Person(changed.Value.To));
        }
    }

    private sealed record NotAPerson(string Found) : Refusal($"Paste the address or the id of the other person's page. Found '{Found}'.");
}
