using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Contracts;

public sealed class SignOffTests : IDisposable
{
    private readonly FileWork _work = new(add: services => services.AddSingleton<IContractConsumer>(new CityModel()));

    private IContractSignOff Life => _work.Get<IContractSignOff>();

    [Fact]
    public async Task A_version_is_in_force_when_all_three_teams_have_signed_it_and_not_before()
    {
        (DataSet dataSet, DataContract draft) = await Complete();
        DataContract waiting = (await Life.SubmitAsync(draft.Id, null, CancellationToken.None)).Value;

        await As("mia", Roles.Marketer, life => life.SignAsync(draft.Id, ContractTeam.Marketing, null, CancellationToken.None));
        Outcome<DataContract> second = await As("dana", Roles.DataScientist, life => life.SignAsync(draft.Id, ContractTeam.DataScience, "Fine", CancellationToken.None));
        DataContract? between = await _work.Contracts.FindForDataSetAsync(dataSet.Id, CancellationToken.None);
        Outcome<DataContract> third = await As("felix", Roles.Finance, life => life.SignAsync(draft.Id, ContractTeam.Finance, null, CancellationToken.None));

        Assert.Equal(ContractState.Waiting, waiting.State);
        Assert.Equal(ContractState.Waiting, second.Value.State);
        Assert.Equal((1, ContractState.Confirmed), (between!.Version, between.State));
        Assert.Equal(ContractState.Active, third.Value.State);
        ContractStanding standing = (await Life.FindAsync(dataSet.Id, CancellationToken.None))!;
        Assert.Equal([ContractState.Active, ContractState.Superseded], standing.Versions.Select(version => version.State));
        Assert.Equal(["mia", "dana", "felix"], standing.Words.Select(word => word.By), StringComparer.Ordinal);
        Assert.Equal(2, (await _work.Contracts.FindForDataSetAsync(dataSet.Id, CancellationToken.None))?.Version);
        Assert.Equal(
            ["contract.confirmed", "contract.drafted", "contract.submitted", "contract.signed", "contract.signed", "contract.signed", "contract.activated"],
            _work.Ledger.Entries.Select(entry => entry.Act), StringComparer.Ordinal);
        Assert.IsType<ContractIsSigned>((await _work.Contracts.ConfirmAsync(dataSet.Id, "x", standing.Present.Columns, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Only_the_team_signs_and_nobody_signs_for_two()
    {
        (_, DataContract draft) = await Complete();
        Outcome<DataContract> early = await As("mia", Roles.Marketer, life => life.SignAsync(draft.Id, ContractTeam.Marketing, null, CancellationToken.None));
        await Life.SubmitAsync(draft.Id, null, CancellationToken.None);

        Outcome<DataContract> stranger = await As("ruth", Roles.ComplianceReviewer, life => life.SignAsync(draft.Id, ContractTeam.Finance, null, CancellationToken.None));
        await As("alex", [Roles.Marketer, Roles.Finance], life => life.SignAsync(draft.Id, ContractTeam.Marketing, null, CancellationToken.None));
        Outcome<DataContract> twice = await As("alex", [Roles.Marketer, Roles.Finance], life => life.SignAsync(draft.Id, ContractTeam.Finance, null, CancellationToken.None));
        Outcome<DataContract> late = await As("chen", Roles.ChannelLead, life => life.ObjectAsync(draft.Id, ContractTeam.Marketing, "No", CancellationToken.None));

        Assert.Equal("People version 2 cannot be signed: it is at 'Draft'.", early.Refusal?.Reason);
        Assert.Equal("ruth cannot speak for finance: it takes the role Finance.", stranger.Refusal?.Reason);
        Assert.Equal("alex has spoken for marketing on this version. Nobody signs for two teams; someone else has to.", twice.Refusal?.Reason);
        Assert.Equal("alex has signed for marketing. A change of the contract would void it.", late.Refusal?.Reason);
    }

    [Fact]
    public async Task A_change_voids_every_signature_and_the_same_content_does_not()
    {
        (DataSet dataSet, DataContract draft) = await Complete();
        await Life.SubmitAsync(draft.Id, null, CancellationToken.None);
        await As("mia", Roles.Marketer, life => life.SignAsync(draft.Id, ContractTeam.Marketing, null, CancellationToken.None));
        ContractDraft content = new(draft.Name, draft.Columns, draft.Detail);

        DataContract same = (await Life.SaveAsync(draft.Id, content, CancellationToken.None)).Value;
        ContractStanding kept = (await Life.FindAsync(dataSet.Id, CancellationToken.None))!;
        DataContract changed = (await Life.SaveAsync(draft.Id, content with { Detail = draft.Detail with { Usage = "Other" } }, CancellationToken.None)).Value;
        ContractStanding fallen = (await Life.FindAsync(dataSet.Id, CancellationToken.None))!;

        Assert.Equal((ContractState.Waiting, ContractState.Draft), (same.State, changed.State));
        Assert.Equal([ContractTeam.DataScience, ContractTeam.Finance], kept.WaitsFor);
        Assert.Single(kept.Words);
        Assert.Empty(fallen.Words);
        Assert.Contains("\"by\":\"mia\"", _work.Ledger.Entries.Single(entry => entry.Act == "contract.signatures-voided").DetailJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_needs_a_reason_and_keeps_the_version_out_of_force_until_the_objector_signs()
    {
        (_, DataContract draft) = await Complete();
        await Life.SubmitAsync(draft.Id, null, CancellationToken.None);

        Outcome<DataContract> wordless = await As("felix", Roles.Finance, life => life.ObjectAsync(draft.Id, ContractTeam.Finance, " ", CancellationToken.None));
        await As("felix", Roles.Finance, life => life.ObjectAsync(draft.Id, ContractTeam.Finance, "Target too low", CancellationToken.None));
        await As("mia", Roles.Marketer, life => life.SignAsync(draft.Id, ContractTeam.Marketing, null, CancellationToken.None));
        Outcome<DataContract> two = await As("dana", Roles.DataScientist, life => life.SignAsync(draft.Id, ContractTeam.DataScience, null, CancellationToken.None));
        Outcome<DataContract> other = await As("fred", Roles.Finance, life => life.SignAsync(draft.Id, ContractTeam.Finance, null, CancellationToken.None));
        Outcome<DataContract> mended = await As("felix", Roles.Finance, life => life.SignAsync(draft.Id, ContractTeam.Finance, "Agreed", CancellationToken.None));

        Assert.Equal("Say in a few words why you object; the reason is kept. Found none.", wordless.Refusal?.Reason);
        Assert.Equal(ContractState.Waiting, two.Value.State);
        Assert.IsType<TeamHasSpoken>(other.Refusal);
        Assert.Equal(ContractState.Active, mended.Value.State);
    }

    [Fact]
    public async Task What_is_missing_is_said_before_it_goes_to_the_teams()
    {
        DataSet dataSet = await Confirmed();
        DataContract draft = (await Life.DraftAsync(dataSet.Id, CancellationToken.None)).Value;
        await Life.SaveAsync(
            draft.Id, new ContractDraft(draft.Name, [draft.Columns[0] with { KnownAt = null, Pattern = "(" }, draft.Columns[1]], new ContractDetail
            {
                Quality = [new QualityRule(QualityCheck.Condition, null, null, null) { Condition = "age > (select 1)" }, new QualityRule(QualityCheck.Range, "x", 2, 1)],
            }), CancellationToken.None);

        ContractIncomplete refusal = Assert.IsType<ContractIncomplete>((await Life.SubmitAsync(draft.Id, null, CancellationToken.None)).Refusal);

        Assert.Equal(
            [
                "Column 'age' does not say whether its value is known before, at or after the decision.",
                "The pattern of 'age' is no regular expression. Found '('.",
                "The condition 'age > (select 1)' cannot be used. The data set has no column 'select'.",
                "The rule 'range of values of x' must name a column of the contract. Found 'x'.",
                "The rule 'range of values of x' needs a lower or an upper bound, the lower not above the upper.",
                "Say what the data is for.",
                "Name an owner in marketing.", "Name an owner in data science.", "Name an owner in finance.",
                "Say what success is: at least one metric with a target and a date.",
            ],
            refusal.Faults.Select(fault => fault.Sentence), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_condition_is_tried_on_the_data_before_anyone_signs()
    {
        (_, DataContract draft) = await Complete(new QualityRule(QualityCheck.Condition, null, null, null) { Condition = "year(city) > 3" });

        Outcome<DataContract> refused = await Life.SubmitAsync(draft.Id, null, CancellationToken.None);

        Assert.Contains("cannot be run on the data set", refused.Refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breaking_version_names_what_it_reaches_and_needs_a_reason()
    {
        (DataSet dataSet, DataContract draft) = await Complete();
        await Life.SaveAsync(
            draft.Id, new ContractDraft(draft.Name, [draft.Columns[0], draft.Columns[1] with { PersonalData = PersonalDataClass.Identifying }], draft.Detail), CancellationToken.None);

        BreakingNotAcknowledged refusal = Assert.IsType<BreakingNotAcknowledged>((await Life.SubmitAsync(draft.Id, " ", CancellationToken.None)).Refusal);
        DataContract waiting = (await Life.SubmitAsync(draft.Id, "Law", CancellationToken.None)).Value;

        Assert.Equal(
            "Version 2 breaks version 1: 1 breaking change. It reaches: Model City model uses the column city. Say why it must come all the same, and it can be put to sign-off.",
            refusal.Reason);
        AffectedUse affected = Assert.Single(refusal.Review.Affected);
        Assert.Equal(["column.personal-data.changed"], affected.Because.Select(change => change.Rule), StringComparer.Ordinal);
        Assert.Equal(("dana", "Law"), (waiting.Acknowledged?.By, waiting.Acknowledged?.Reason));
        ContractReview review = (await Life.ReviewAsync(dataSet.Id, 1, 2, CancellationToken.None)).Value;
        Assert.True(review.Comparison.IsBreaking);
        Assert.IsType<NoSuchContractVersion>((await Life.ReviewAsync(dataSet.Id, 1, 9, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Followers_are_told_of_every_step_of_others()
    {
        (DataSet dataSet, DataContract draft) = await Complete();
        await As("mia", Roles.Marketer, async life =>
        {
            await life.FollowAsync(dataSet.Id, follow: true, CancellationToken.None);
            return true;
        });
        await Life.SubmitAsync(draft.Id, null, CancellationToken.None);
        await As("felix", Roles.Finance, life => life.ObjectAsync(draft.Id, ContractTeam.Finance, "Too dear", CancellationToken.None));

        using IServiceScope mia = _work.Host.Enter("retail", "mia", Roles.Marketer);
        IReadOnlyList<NoticeState> told = await mia.ServiceProvider.GetRequiredService<INotices>().ListAsync(true, 20, CancellationToken.None);

        Assert.Contains(told, notice => notice.Notice is { ForPerson: "mia", Text: "People version 2 met an objection of finance: Too dear." });
        Assert.Contains(told, notice => notice.Notice is { ForRole: Roles.Marketer, Title: "People version 2 waits for your team's signature" });
        Assert.Contains(await _work.Contracts.UsesAsync(dataSet.Id, CancellationToken.None), use => use is { Kind: "Follower", Name: "mia" });
    }

    [Fact]
    public async Task A_retired_contract_leaves_nothing_in_force()
    {
        DataSet dataSet = await Confirmed();
        DataContract inForce = (await _work.Contracts.FindForDataSetAsync(dataSet.Id, CancellationToken.None))!;

        Assert.IsType<ReasonMissing>((await Life.RetireAsync(inForce.Id, "", CancellationToken.None)).Refusal);
        await Life.RetireAsync(inForce.Id, "The campaign is over", CancellationToken.None);

        Assert.Null(await _work.Contracts.FindForDataSetAsync(dataSet.Id, CancellationToken.None));
        Assert.Equal("People version 1 cannot be retired: it is at 'Retired'.", (await Life.RetireAsync(inForce.Id, "x", CancellationToken.None)).Refusal?.Reason);
    }

    [Fact]
    public async Task Notices_that_wait_for_a_signature_close_when_the_team_signed_and_all_when_nobody_has_to()
    {
        (DataSet _, DataContract draft) = await Complete();
        await Life.SubmitAsync(draft.Id, null, CancellationToken.None);
        Assert.Equal(["DataScientist", "Finance", "Marketer"], await Waiting());

        await As("mia", Roles.Marketer, life => life.SignAsync(draft.Id, ContractTeam.Marketing, null, CancellationToken.None));
        Assert.Equal(["DataScientist", "Finance"], await Waiting());

        await Life.SaveAsync(draft.Id, new ContractDraft("Another name", draft.Columns, draft.Detail), CancellationToken.None);
        Assert.Empty(await Waiting());
        await Life.SubmitAsync(draft.Id, null, CancellationToken.None);
        Assert.Equal(3, (await Waiting()).Count);

        await Life.DiscardAsync(draft.Id, "Not needed any more.", CancellationToken.None);
        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task Another_business_unit_neither_sees_nor_signs()
    {
        (DataSet dataSet, DataContract draft) = await Complete();
        await Life.SubmitAsync(draft.Id, null, CancellationToken.None);
        using IServiceScope travel = _work.Host.Enter("travel", "mia", Roles.Marketer);
        IContractSignOff life = travel.ServiceProvider.GetRequiredService<IContractSignOff>();

        Assert.Empty(await life.ListAsync(CancellationToken.None));
        Assert.Null(await life.FindAsync(dataSet.Id, CancellationToken.None));
        Assert.IsType<NoSuchContract>((await life.SignAsync(draft.Id, ContractTeam.Marketing, null, CancellationToken.None)).Refusal);
        Assert.IsType<NoContractYet>((await life.DraftAsync(dataSet.Id, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_field_that_a_later_version_brings_is_masked_by_the_class_it_states()
    {
        FactSchema present = await _work.Get<IFactSchemas>().PresentAsync(FactTables.EventName, CancellationToken.None);
        FactField nickname = new("nickname", FactType.Text, "What listeners call themselves.") { IsOptional = true, PersonalData = PersonalDataClass.Identifying };
        FactSchema next = (await _work.Get<IFactSchemas>().AcceptAsync(
            new FactProposal(FactTables.EventName, [.. present.Fields, nickname], "New channel: podcast"), CancellationToken.None)).Value;

        IReadOnlyList<ClassedTable> tables = await _work.Get<IEnumerable<IPersonalColumns>>().OfType<DataSetClasses>().Single().TablesAsync(CancellationToken.None);

        Assert.Equal(ColumnClass.Identifying, tables.Single(table => table.Table == FactTables.Event.Table).Classes[next.Fields[^1].Column]);
    }

    public void Dispose() => _work.Dispose();

    private async Task<DataSet> Confirmed()
    {
        DataSet dataSet = await _work.Import(_work.Text("age,city\n31,x\n42,y\n"));
        await _work.Confirm(dataSet);
        return dataSet;
    }

    private async Task<(DataSet DataSet, DataContract Draft)> Complete(params QualityRule[] rules)
    {
        DataSet dataSet = await Confirmed();
        DataContract draft = (await Life.DraftAsync(dataSet.Id, CancellationToken.None)).Value;
        ContractDetail detail = new()
        {
            Purpose = "Spring campaign",
            Owners = [.. Enum.GetValues<ContractTeam>().Select(team => new ContractOwner(team, $"owner of {team}"))],
            Success = [new SuccessCriterion("Conversion rate", true, 4.5, "%", new DateOnly(2026, 6, 30))],
            Quality = rules,
        };
        return (dataSet, (await Life.SaveAsync(draft.Id, new ContractDraft(draft.Name, draft.Columns, detail), CancellationToken.None)).Value);
    }

    private async Task<IReadOnlyList<string>> Waiting()
    {
        using IServiceScope all = _work.Host.Enter("retail", "ada", Roles.Marketer, Roles.DataScientist, Roles.Finance);
        return
        [
            .. (await all.ServiceProvider.GetRequiredService<INotices>().ListAsync(openOnly: true, 50, CancellationToken.None))
                .Where(notice => notice.Notice.Title.EndsWith("waits for your team's signature", StringComparison.Ordinal))
                .Select(notice => notice.Notice.ForRole!).Order(StringComparer.Ordinal),
        ];
    }

    private Task<T> As<T>(string actor, string role, Func<IContractSignOff, Task<T>> act) => As(actor, [role], act);

    private async Task<T> As<T>(string actor, string[] roles, Func<IContractSignOff, Task<T>> act)
    {
        using IServiceScope scope = _work.Host.Enter("retail", actor, roles);
        return await act(scope.ServiceProvider.GetRequiredService<IContractSignOff>());
    }

    private sealed class CityModel : IContractConsumer
    {
        public Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ContractUse>>(subject.DataSetId is null ? [] : [new ContractUse("Model", "City model", ["city"])]);
    }
}
