using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Jobs;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>The identity graph of the business unit: how much is known, what is in conflict, and the way to a person.</summary>
public sealed partial class PersonsPage(IIdentityGraph graph, IJobs jobs, NavigationManager navigation)
{
    private const int ConflictsShown = 500;
    private const int Shown = 100;

    private GraphOverview? _overview;
    private IReadOnlyList<GraphEdge> _conflicts = [];
    private IReadOnlyList<PersonLine> _largest = [];
    private IReadOnlyList<GraphChange> _changes = [];
    private KeyKind _kind = KeyKind.EmailSha256;
    private string? _typed;
    private string? _answer;
    private bool _read;
    private bool _starting;

    protected override async Task OnInitializedAsync()
    {
        _overview = await graph.OverviewAsync(CancellationToken.None);
        _conflicts = await graph.ConflictsAsync(ConflictsShown, CancellationToken.None);
        _largest = await graph.LargestAsync(Shown, CancellationToken.None);
        _changes = await graph.ChangesAsync(Shown, CancellationToken.None);
        _read = true;
    }

    private static string Result(GraphOverview overview)
    {
        long keys = overview.KeysByKind.Values.Sum();
        long shared = overview.ConflictsByState.GetValueOrDefault(EdgeState.SharedKey);
        long other = overview.ConflictsByState.Values.Sum() - shared;
        string conflicts = other == 0 ? string.Empty : other == 1 ? " 1 further tie was kept apart by the conflict rules." : $" {Numbers.Count(other)} further ties were kept apart by the conflict rules.";
        return $"{Numbers.Count(keys)} keys belong to {Numbers.Count(overview.Persons)} persons; {Numbers.Count(shared)} ties run through shared keys and join nobody.{conflicts}";
    }

    private async Task FindAsync()
    {
        if (string.IsNullOrWhiteSpace(_typed))
        {
            _answer = "Type what the person is known by.";
            return;
        }

        if (await graph.FindAsync(_kind, _typed, CancellationToken.None) is { } person)
        {
            navigation.NavigateTo(Urls.Person(person));
            return;
        }

        _answer = "Nobody is known by this.";
    }

    private async Task BuildAsync()
    {
        _starting = true;
        Guid job = await jobs.StartAsync(new BuildIdentityGraph(), "Find the persons", CancellationToken.None);
        navigation.NavigateTo(Urls.Job(job));
    }
}
