using Bunit;
using MarketingAI.Engine.Identity.GoldenRecord;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Workbench.Pages.Ingestion;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Identity;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Pages.Identity;

public sealed class PersonPagesTests : OperationsPageTest
{
    private readonly GraphDouble _graph = new();

    public PersonPagesTests()
    {
        Services.AddSingleton<IIdentityGraph>(_graph);
        Services.AddSingleton<IJobs>(new StartedJobs());
        Authorization.SetPolicies(Policies.Read, Policies.ManageModels);
    }

    [Fact]
    public void Before_the_first_run_the_page_says_what_to_do()
    {
        _graph.IsBuilt = false;

        IRenderedComponent<PersonsPage> page = Open<PersonsPage>(Urls.Persons);

        Assert.Contains("Nobody has been looked for yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_is_found_by_what_is_typed_and_opened()
    {
        IRenderedComponent<PersonsPage> page = Open<PersonsPage>(Urls.Persons);
        page.Find(".find input").Input("ann@mail.example");

        page.Find("form.find").Submit();

        Assert.Equal((KeyKind.EmailSha256, "ann@mail.example"), _graph.Asked);
        Assert.EndsWith(Urls.Person(GraphDouble.Ann), Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Contains("3 ties run through shared keys", page.Find(".result").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_marketer_sees_a_person_and_can_change_nothing()
    {
        Services.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("mia", [Roles.Marketer]));

        IRenderedComponent<PersonPage> page = Open<PersonPage>(Urls.Person(GraphDouble.Ann), parameters => parameters.Add(person => person.PersonId, GraphDouble.Ann));

        Assert.Contains("Known by 2 keys", page.Find(".result").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("tbody input[type=checkbox]"));
        Assert.DoesNotContain("Take the chosen keys out", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_taken_out_with_a_reason()
    {
        IRenderedComponent<PersonPage> page = Open<PersonPage>(Urls.Person(GraphDouble.Ann), parameters => parameters.Add(person => person.PersonId, GraphDouble.Ann));
        page.FindAll("input[type=checkbox]")[0].Change(true);

        Task pressed = page.FindAll("button").Single(button => button.TextContent.Contains("Take the chosen keys out", StringComparison.Ordinal)).ClickAsync(new());
        Dialogs!.WaitForElement("textarea").Input("A colleague's phone.");
        Dialogs!.FindAll("button").Single(button => string.Equals(button.TextContent.Trim(), "Split", StringComparison.Ordinal)).Click();
        await pressed;

        Assert.Equal("split 1: A colleague's phone.", _graph.Done);
    }

    private sealed class GraphDouble : IIdentityGraph
    {
        public static readonly Guid Ann = new("01990000-0000-7000-8000-00000000000a");

        private static readonly GraphKey[] Keys =
            [new(1, KeyKind.AnonymousId, "cookie-1", DateTimeOffset.UnixEpoch, false), new(2, KeyKind.UserId, "U1", DateTimeOffset.UnixEpoch, false)];

        private static readonly GraphEdge Edge = new(
            1, KeyKind.AnonymousId, "cookie-1", 2, KeyKind.UserId, "U1", EvidenceKind.Deterministic, 1, "events", DateTimeOffset.UnixEpoch, null, EdgeState.Joins);

        public bool IsBuilt { get; set; } = true;

        public (KeyKind, string) Asked { get; private set; }

        public string? Done { get; private set; }

        public Task<Outcome<GraphBuild>> BuildAsync(GraphOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<GraphOverview?> OverviewAsync(CancellationToken cancellationToken) => Task.FromResult<GraphOverview?>(IsBuilt
            ? new GraphOverview(
                1, new Dictionary<KeyKind, long> { [KeyKind.UserId] = 2 }, 0.5, new Dictionary<EdgeState, long> { [EdgeState.SharedKey] = 3 }, [(2, 1)], DateTimeOffset.UnixEpoch)
            : null);

        public Task<IReadOnlyList<PersonLine>> LargestAsync(int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PersonLine>>([new(Ann, 2, 0, DateTimeOffset.UnixEpoch)]);

        public Task<IReadOnlyList<GraphEdge>> ConflictsAsync(int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GraphEdge>>([Edge with { State = EdgeState.SharedKey }]);

        public Task<Guid?> FindAsync(KeyKind kind, string value, CancellationToken cancellationToken)
        {
            Asked = (kind, value);
            return Task.FromResult<Guid?>(Ann);
        }

        public Task<PersonView?> PersonAsync(Guid personId, CancellationToken cancellationToken) => Task.FromResult<PersonView?>(
            new PersonView(Ann, Keys, [Edge], [new GoldenField("first_name", null, "Register", null, null, SurvivorshipRule.MostFrequent, 2)], [], []));

        public Task<IReadOnlyList<GraphChange>> ChangesAsync(int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GraphChange>>([]);

        public Task<Outcome<GraphChange>> MergeAsync(Guid first, Guid second, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Outcome<GraphChange>> SplitAsync(Guid personId, IReadOnlyList<long> keys, string reason, CancellationToken cancellationToken)
        {
            Done = $"split {string.Join(',', keys)}: {reason}";
            return Task.FromResult<Outcome<GraphChange>>(new GraphChange(Ann, DateTimeOffset.UnixEpoch, "dana", ChangeKind.Split, true, Ann, Ann, keys.Count, reason, null));
        }

        public Task<Outcome<GraphChange>> UndoAsync(Guid changeId, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
