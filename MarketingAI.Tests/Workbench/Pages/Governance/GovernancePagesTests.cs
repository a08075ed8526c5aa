using AngleSharp.Dom;
using Bunit;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Engine.Governance.Approvals.Algorithms;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Engine.Governance;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Governance;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Pages.Governance;

public sealed class GovernancePagesTests : OperationsPageTest
{
    private readonly ApprovalsDouble _approvals = new();
    private readonly LedgerDouble _ledger = new();

    public GovernancePagesTests()
    {
        Services.AddSingleton<IApprovals>(_approvals);
        Services.AddSingleton<ILedger>(_ledger);
    }

    [Fact]
    public void The_queue_says_how_many_wait_and_the_address_chooses_what_is_shown()
    {
        _approvals.Requests.Add(ApprovalsDouble.Request(1, ApprovalState.Waiting, "dana"));
        _approvals.Requests.Add(ApprovalsDouble.Request(2, ApprovalState.Approved, "dirk"));

        IRenderedComponent<ApprovalsPage> page = Open<ApprovalsPage>(Urls.ApprovalsShowing("mine"));

        page.WaitForAssertion(() => Assert.Equal("Spring leads v1", page.Find("tbody td a").TextContent));
        Assert.Equal("One model waits for a decision.", page.Find(".result").TextContent);
        Assert.Single(page.FindAll("tbody tr"));
        Assert.Equal("Submitted by me", page.Find("a[aria-current='page']").TextContent);
    }

    [Fact]
    public void A_reviewer_approves_with_a_reason()
    {
        ApprovalRequest request = _approvals.Add(ApprovalState.Waiting);
        Authorization.SetPolicies(Policies.Read, Policies.Approve);
        IRenderedComponent<ApprovalPage> page = Open<ApprovalPage>(Urls.Approval(request.Id), parameters => parameters.Add(shown => shown.RequestId, request.Id));
        page.WaitForAssertion(() => Assert.Contains("ranks y = yes ahead", page.Find(".result").TextContent, StringComparison.Ordinal));

        Act.On(page, () => Button(page, "Approve").Click());
        Dialogs!.WaitForElement("textarea");
        Act.On(Dialogs!, () => Dialogs!.Find("textarea").Input("The evidence holds."));
        Act.On(Dialogs!, () => Dialogs!.FindAll("button").Single(button => button.TextContent.Trim() == "Approve").Click());

        page.WaitForAssertion(() => Assert.Equal((ApprovalVerdict.Approve, "The evidence holds."), Assert.Single(_approvals.Decisions)));
        page.WaitForAssertion(() => Assert.Contains("rita decided on", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_may_not_decide_has_no_buttons_and_a_reviewer_is_told_why()
    {
        ApprovalRequest request = _approvals.Add(ApprovalState.Waiting);
        _approvals.MayNot = new OwnModel("Spring leads v1", "rita");
        Authorization.SetPolicies(Policies.Read, Policies.Approve);

        IRenderedComponent<ApprovalPage> page = Open<ApprovalPage>(Urls.Approval(request.Id), parameters => parameters.Add(shown => shown.RequestId, request.Id));

        page.WaitForAssertion(() => Assert.Contains("nobody decides on a model of their own", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Refuse", StringComparison.Ordinal));
    }

    [Fact]
    public void The_card_shows_checks_contract_refused_columns_limits_and_course()
    {
        ApprovalRequest request = _approvals.Add(ApprovalState.Waiting);

        IRenderedComponent<ApprovalPage> page = Open<ApprovalPage>(Urls.Approval(request.Id), parameters => parameters.Add(shown => shown.RequestId, request.Id));

        page.WaitForAssertion(() => Assert.Equal(7, page.FindAll(".checks li").Count));
        string text = page.Find(".grid").TextContent;
        Assert.All(["Bank calls v2, confirmed by mia", "duration", "It is known after the decision.", "ledger entry 7", "other populations are not covered"], words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_submission_that_is_refused_says_why_and_one_that_is_taken_leads_to_its_page()
    {
        Guid model = SomeModel.Version().Id;
        _approvals.Refusal = new PurposeTooShort(2, 10);
        IRenderedComponent<SubmitModelPage> page = Open<SubmitModelPage>(Urls.SubmitModel(model), parameters => parameters.Add(shown => shown.ModelId, model));
        page.WaitForElement("textarea");
        Act.On(page, () => page.Find("textarea").Input("No"));
        Act.On(page, () => Button(page, "Submit for approval").Click());
        page.WaitForAssertion(() => Assert.Contains("Say in at least 10 letters", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        _approvals.Refusal = null;
        Act.On(page, () => page.Find("textarea").Input("Choose whom to call in spring"));
        Act.On(page, () => Button(page, "Submit for approval").Click());

        page.WaitForAssertion(() => Assert.EndsWith(Urls.Approval(_approvals.Requests[0].Id), Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("Choose whom to call in spring", _approvals.Requests[0].Purpose);
    }

    [Fact]
    public void The_ledger_is_filtered_by_its_address_and_verified_on_demand()
    {
        IRenderedComponent<LedgerPage> page = Open<LedgerPage>(Urls.LedgerFiltered("model.approved", null, "m1"));
        page.WaitForAssertion(() => Assert.Contains("model.approved", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Equal(("model.approved", null, "m1"), (_ledger.Asked!.Act, _ledger.Asked.SubjectKind, _ledger.Asked.SubjectId));

        Act.On(page, () => Button(page, "Verify now").Click());
        page.WaitForAssertion(() => Assert.Contains("All 3 entries", page.Find(".notice-good").TextContent, StringComparison.Ordinal));

        _ledger.Verdict = new LedgerVerdict(3, false, 2, "Row 2 is missing: row 3 comes in its place.");
        Act.On(page, () => Button(page, "Verify now").Click());
        page.WaitForAssertion(() => Assert.Contains("Not intact from entry 2 on", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_in_notices_lead_to_the_page_of_the_request()
    {
        Guid id = SomeModel.DataSetId;

        Assert.Equal(Urls.Approval(id), ApprovalEchoes.LinkOf(id));
    }

    private static IElement Button<T>(IRenderedComponent<T> page, string words) where T : IComponent =>
        page.FindAll("button").First(button => button.TextContent.Trim() == words);
}

internal sealed class ApprovalsDouble : IApprovals
{
    public List<ApprovalRequest> Requests { get; } = [];

    public List<(ApprovalVerdict Verdict, string Reason)> Decisions { get; } = [];

    public Refusal? MayNot { get; set; }

    public Refusal? Refusal { get; set; }

    public static ApprovalRequest Request(int number, ApprovalState state, string by) => new(
        Guid.Parse($"01900000-0000-7000-8000-{number:000000000000}"), SomeModel.Version(number).Id, "Spring leads", number, "Choose whom to call", state, by,
        SomeModel.Contract.ConfirmedAt, [new ApprovalStep(null, by, SomeModel.Contract.ConfirmedAt, null, 7)]);

    public ApprovalRequest Add(ApprovalState state)
    {
        Requests.Add(Request(1, state, "dana"));
        return Requests[^1];
    }

    public Task<Outcome<ApprovalRequest>> SubmitAsync(Guid modelVersionId, string purpose, string? note, CancellationToken cancellationToken)
    {
        if (Refusal is not null)
        {
            return Task.FromResult<Outcome<ApprovalRequest>>(Refusal);
        }

        Requests.Add(Request(1, ApprovalState.Waiting, "dana") with { Purpose = purpose });
        return Task.FromResult<Outcome<ApprovalRequest>>(Requests[^1]);
    }

    public Task<Outcome<ApprovalRequest>> DecideAsync(Guid requestId, ApprovalVerdict verdict, string reason, CancellationToken cancellationToken)
    {
        Decisions.Add((verdict, reason));
        ApprovalRequest before = Requests.Single(request => request.Id == requestId);
        Requests.Remove(before);
        Requests.Add(before with { State = ApprovalState.Approved, History = [.. before.History, new ApprovalStep(verdict, "rita", before.SubmittedAt, reason, 8)] });
        return Task.FromResult<Outcome<ApprovalRequest>>(Requests[^1]);
    }

    public Task<ApprovalRequest?> FindAsync(Guid requestId, CancellationToken cancellationToken) => Task.FromResult(Requests.FirstOrDefault(request => request.Id == requestId));

    public Task<ApprovalRequest?> FindForModelAsync(Guid modelVersionId, CancellationToken cancellationToken) => Task.FromResult(Requests.FirstOrDefault());

    public Task<IReadOnlyList<ApprovalRequest>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ApprovalRequest>>([.. Requests]);

    public Task<Outcome<ModelCard>> CardAsync(Guid modelVersionId, CancellationToken cancellationToken)
    {
        IReadOnlyList<EvidenceCheck> checks = EvidenceChecks.Of(SomeModel.Report, SomeModel.Contract);
        return Task.FromResult<Outcome<ModelCard>>(new ModelCard(
            SomeModel.Version(), SomeModel.Report, EvidenceChecks.Answer("Spring leads v1", SomeModel.Report, checks), checks, "Bank", SomeModel.Contract,
            [.. SomeModel.Report.Importance.Select(one => new CardFeature(one.Feature, one.AucLoss, SomeModel.Contract.Columns[0]))],
            CardLimits.Of(SomeModel.Report, "Bank"), null, Requests.FirstOrDefault()));
    }

    public Task<Refusal?> MayDecideAsync(Guid requestId, CancellationToken cancellationToken) => Task.FromResult(MayNot);
}

internal sealed class LedgerDouble : ILedger
{
    public LedgerQuery? Asked { get; private set; }

    public LedgerVerdict Verdict { get; set; } = new(3, true, null, null);

    public Task<long> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<LedgerRow>> ListAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        Asked = query.Act is null ? Asked : query;
        return Task.FromResult<IReadOnlyList<LedgerRow>>(
            [new LedgerRow(3, SomeModel.Contract.ConfirmedAt, "rita", new LedgerEntry("model.approved", "model-version", "m1", "Good.", """{"auc":0.79}"""), new string('a', 64))]);
    }

    public Task<LedgerVerdict> VerifyAsync(CancellationToken cancellationToken) => Task.FromResult(Verdict);
}
