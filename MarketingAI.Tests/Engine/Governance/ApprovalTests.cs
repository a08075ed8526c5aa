using System.Text.Json;
using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Notices;

namespace MarketingAI.Tests.Engine.Governance;

public sealed class ApprovalTests : IDisposable
{
    private readonly ApprovalBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_model_is_submitted_seen_by_reviewers_approved_and_may_then_be_deployed()
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());
        Assert.IsType<NotApproved>(await _bench.GateAsync(model.Id));

        ApprovalRequest submitted = (await _bench.SubmitAsync(model.Id, note: "First model of the season")).Value;

        Assert.Equal(ApprovalState.Waiting, submitted.State);
        Assert.Equal(ModelStage.Submitted, _bench.Registry.Versions[model.Id].Stage);
        Assert.Equal("Spring leads v1 is waiting for a decision. Only an approved model may be deployed: submit it, and let a compliance reviewer decide.", (await _bench.GateAsync(model.Id))!.Reason);
        NoticeState told = Assert.Single(await _bench.NoticesOfAsync("rita", Roles.ComplianceReviewer));
        Assert.Equal(("Spring leads v1 waits for your decision", $"/approvals/{submitted.Id}"), (told.Notice.Title, told.Notice.Link));
        Assert.Empty(await _bench.NoticesOfAsync("mia", Roles.Marketer));

        ApprovalRequest approved = (await _bench.DecideAsync(submitted.Id, ApprovalVerdict.Approve)).Value;

        Assert.Equal((ApprovalState.Approved, "rita", "The evidence holds."), (approved.State, approved.Decision!.By, approved.Decision.Words));
        Assert.Equal(ModelStage.Approved, _bench.Registry.Versions[model.Id].Stage);
        Assert.Null(await _bench.GateAsync(model.Id));
        Assert.Equal("Spring leads v1 was approved", Assert.Single(await _bench.NoticesOfAsync("dana", Roles.DataScientist)).Notice.Title);
        Assert.Empty(await _bench.NoticesOfAsync("dirk", Roles.DataScientist));
    }

    [Fact]
    public async Task Every_step_is_in_the_ledger_with_its_evidence()
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());
        ApprovalRequest request = (await _bench.SubmitAsync(model.Id)).Value;
        await _bench.DecideAsync(request.Id, ApprovalVerdict.Approve);

        Assert.Equal([("dana", "model.submitted"), ("rita", "model.approved")], _bench.Ledger.Entries.Select(entry => (entry.Actor, entry.Entry.Act)));
        Assert.All(_bench.Ledger.Entries, entry => Assert.Equal(("model-version", model.Id.ToString()), (entry.Entry.SubjectKind, entry.Entry.SubjectId)));
        JsonElement evidence = JsonDocument.Parse(_bench.Ledger.Entries[1].Entry.DetailJson!).RootElement;
        Assert.Equal("The evidence holds.", _bench.Ledger.Entries[1].Entry.Reason);
        Assert.Equal(model.ArtifactHash, evidence.GetProperty("artifact").GetString());
        Assert.Equal(model.DataFingerprint, evidence.GetProperty("data_fingerprint").GetString());
        Assert.Equal(0.793, evidence.GetProperty("test").GetProperty("auc").GetDouble());
        Assert.Equal(2, evidence.GetProperty("contract").GetProperty("version").GetInt32());
        Assert.Equal(ApprovalBench.Purpose, evidence.GetProperty("purpose").GetString());
    }

    [Fact]
    public async Task After_changes_were_asked_for_the_model_comes_back_in_the_same_request()
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());
        ApprovalRequest first = (await _bench.SubmitAsync(model.Id)).Value;

        ApprovalRequest returned = (await _bench.DecideAsync(first.Id, ApprovalVerdict.AskForChanges, reason: "Say how long it is used.")).Value;
        Assert.Equal((ApprovalState.ChangesAsked, ModelStage.ChangesAsked), (returned.State, _bench.Registry.Versions[model.Id].Stage));
        Assert.IsType<NotApproved>(await _bench.GateAsync(model.Id));

        ApprovalRequest again = (await _bench.SubmitAsync(model.Id, purpose: "Choose whom to call from March to May", note: "Period added")).Value;
        Assert.Equal((first.Id, ApprovalState.Waiting, "Choose whom to call from March to May"), (again.Id, again.State, again.Purpose));
        Assert.Null(again.Decision);

        ApprovalRequest approved = (await _bench.DecideAsync(first.Id, ApprovalVerdict.Approve)).Value;
        Assert.Equal([null, ApprovalVerdict.AskForChanges, null, ApprovalVerdict.Approve], approved.History.Select(step => step.Verdict));
        Assert.Equal([1L, 2, 3, 4], approved.History.Select(step => step.LedgerPosition!.Value));
        Assert.Equal("model.submitted, model.changes-asked, model.resubmitted, model.approved", string.Join(", ", _bench.Ledger.Entries.Select(entry => entry.Entry.Act)));
    }

    [Fact]
    public async Task A_refused_model_stays_refused()
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());
        ApprovalRequest request = (await _bench.SubmitAsync(model.Id)).Value;

        await _bench.DecideAsync(request.Id, ApprovalVerdict.Refuse);

        Assert.Equal("Spring leads v1 cannot be submitted: it is refused. Only a candidate, or a model for which changes were asked, can be handed in.", (await _bench.SubmitAsync(model.Id)).Refusal!.Reason);
        Assert.Equal("Spring leads v1 does not wait for a decision: it is refused by rita.", (await _bench.DecideAsync(request.Id, ApprovalVerdict.Approve, "paul")).Refusal!.Reason);
        Assert.IsType<NotApproved>(await _bench.GateAsync(model.Id));
    }

    [Theory]
    [InlineData("rita", "dana")]
    [InlineData("RITA", "dana")]
    [InlineData("dana", "rita")]
    public async Task Nobody_decides_on_a_model_that_they_trained_or_submitted(string trainer, string submitter)
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version(createdBy: trainer));
        ApprovalRequest request = (await _bench.SubmitAsync(model.Id, submitter)).Value;

        foreach (ApprovalVerdict verdict in Enum.GetValues<ApprovalVerdict>())
        {
            Assert.IsType<OwnModel>((await _bench.DecideAsync(request.Id, verdict, "rita")).Refusal);
        }

        Assert.Equal(ApprovalState.Waiting, (await _bench.AsAsync("rita", Roles.ComplianceReviewer, approvals => approvals.FindAsync(request.Id, CancellationToken.None)))!.State);
        Assert.False((await _bench.DecideAsync(request.Id, ApprovalVerdict.Approve, "paul")).IsRefused);
    }

    [Fact]
    public async Task Who_submitted_an_earlier_round_cannot_decide_on_a_later_one()
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());
        ApprovalRequest request = (await _bench.SubmitAsync(model.Id, "rita")).Value;
        await _bench.DecideAsync(request.Id, ApprovalVerdict.AskForChanges, "paul");
        await _bench.SubmitAsync(model.Id);

        Assert.IsType<OwnModel>((await _bench.DecideAsync(request.Id, ApprovalVerdict.Approve)).Refusal);
    }

    [Theory]
    [InlineData(Roles.Marketer)]
    [InlineData(Roles.ComplianceReviewer)]
    [InlineData(Roles.Administrator)]
    public async Task Only_a_data_scientist_submits(string role)
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());

        Outcome<ApprovalRequest> outcome = await _bench.AsAsync("x", role, approvals => approvals.SubmitAsync(model.Id, ApprovalBench.Purpose, null, CancellationToken.None));

        Assert.Equal("Only an account with the role DataScientist may submit a model for approval.", outcome.Refusal!.Reason);
        Assert.Empty(_bench.Ledger.Entries);
    }

    [Theory]
    [InlineData(Roles.Marketer)]
    [InlineData(Roles.DataScientist)]
    [InlineData(Roles.Administrator)]
    public async Task Only_a_compliance_reviewer_decides(string role)
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());
        ApprovalRequest request = (await _bench.SubmitAsync(model.Id)).Value;

        Assert.IsType<RoleNeeded>((await _bench.DecideAsync(request.Id, ApprovalVerdict.Approve, "x", role: role)).Refusal);
    }

    [Fact]
    public async Task Purpose_and_reason_are_mandatory_and_what_is_not_there_is_named()
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());

        Assert.Equal("Say in at least 10 letters what the model is to be used for; found 4. The approval covers this use and no other.", (await _bench.SubmitAsync(model.Id, purpose: "  Calls ".Replace("s ", "", StringComparison.Ordinal))).Refusal!.Reason);
        Assert.IsType<NoSuchModel>((await _bench.SubmitAsync(Guid.Empty)).Refusal);
        Assert.IsType<NoSuchRequest>((await _bench.DecideAsync(Guid.Empty, ApprovalVerdict.Approve)).Refusal);
        ApprovalRequest request = (await _bench.SubmitAsync(model.Id)).Value;
        Assert.Equal("A decision needs a reason of at least 5 letters; found 2.", (await _bench.DecideAsync(request.Id, ApprovalVerdict.Approve, reason: " ok ")).Refusal!.Reason);
        Assert.IsType<NotToBeSubmitted>((await _bench.SubmitAsync(model.Id)).Refusal);
    }

    [Fact]
    public async Task Of_reviewers_who_decide_at_the_same_moment_one_is_heard()
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());
        ApprovalRequest request = (await _bench.SubmitAsync(model.Id)).Value;

        Outcome<ApprovalRequest>[] outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            _bench.DecideAsync(request.Id, i % 2 == 0 ? ApprovalVerdict.Approve : ApprovalVerdict.Refuse, $"reviewer{i}"))));

        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.IsType<DecidedAlready>(outcome.Refusal));
        Assert.Equal(2, _bench.Ledger.Entries.Count);
    }

    [Fact]
    public async Task A_decision_that_the_ledger_does_not_hold_has_no_effect_and_is_taken_up_again()
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());
        ApprovalRequest request = (await _bench.SubmitAsync(model.Id)).Value;
        _bench.Ledger.IsBroken = true;
        await Assert.ThrowsAsync<IOException>(() => _bench.DecideAsync(request.Id, ApprovalVerdict.Approve));
        Assert.Equal(ModelStage.Submitted, _bench.Registry.Versions[model.Id].Stage);
        await Assert.ThrowsAsync<IOException>(() => _bench.GateAsync(model.Id));

        _bench.Ledger.IsBroken = false;

        Assert.Null(await _bench.GateAsync(model.Id));
        Assert.Equal(ModelStage.Approved, _bench.Registry.Versions[model.Id].Stage);
        JsonElement evidence = JsonDocument.Parse(_bench.Ledger.Entries[^1].Entry.DetailJson!).RootElement;
        Assert.Equal(("model.approved", "rita"), (_bench.Ledger.Entries[^1].Entry.Act, evidence.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task Another_file_than_the_one_approved_may_not_be_deployed()
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());
        ApprovalRequest request = (await _bench.SubmitAsync(model.Id)).Value;
        await _bench.DecideAsync(request.Id, ApprovalVerdict.Approve);
        _bench.Registry.Add(_bench.Registry.Versions[model.Id] with { ArtifactHash = new string('b', 64) });

        Assert.IsType<ChangedSinceApproval>(await _bench.GateAsync(model.Id));
    }

    [Fact]
    public async Task Requests_of_another_business_unit_are_not_seen()
    {
        ModelVersion model = _bench.Registry.Add(SomeModel.Version());
        ApprovalRequest request = (await _bench.SubmitAsync(model.Id)).Value;

        Assert.Empty(await _bench.AsAsync("rita", Roles.ComplianceReviewer, approvals => approvals.ListAsync(CancellationToken.None), "travel"));
        Assert.Null(await _bench.AsAsync("rita", Roles.ComplianceReviewer, approvals => approvals.FindAsync(request.Id, CancellationToken.None), "travel"));
    }

    [Fact]
    public async Task What_waits_is_listed_first()
    {
        ModelVersion one = _bench.Registry.Add(SomeModel.Version(1));
        ModelVersion two = _bench.Registry.Add(SomeModel.Version(2));
        ApprovalRequest waiting = (await _bench.SubmitAsync(one.Id)).Value;
        _bench.Host.Clock.Advance(TimeSpan.FromHours(1));
        ApprovalRequest refused = (await _bench.SubmitAsync(two.Id)).Value;
        await _bench.DecideAsync(refused.Id, ApprovalVerdict.Refuse);

        Assert.Equal([waiting.Id, refused.Id], (await _bench.AsAsync("rita", Roles.ComplianceReviewer, approvals => approvals.ListAsync(CancellationToken.None))).Select(request => request.Id));
    }
}
