using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MarketingAI.Tests.Engine.Decisioning.Scoring;

public sealed class DeploymentTests : IDisposable
{
    private readonly ScoringBench _bench = new();

    [Fact]
    public async Task A_deployed_version_answers_at_once_and_the_ledger_and_the_lineage_know()
    {
        Deployment deployed = await _bench.DeployAsync(1);

        Assert.Equal(1, await VersionAsync());
        Assert.Equal("deployment.made", Assert.Single(_bench.Ledger.Entries).Act);
        LineageEdge edge = Assert.Single(_bench.Lineage.Edges);
        Assert.Equal((RegistryDouble.Id(1).ToString(), deployed.Id.ToString()), (edge.FromId, edge.ToId));
    }

    [Fact]
    public async Task Rolling_back_twice_goes_back_two_versions_and_no_further()
    {
        await _bench.DeployAsync(1);
        await _bench.DeployAsync(2);
        await _bench.DeployAsync(3);

        Outcome<Deployment> second = await _bench.Deployments().RollBackAsync("leads", "3 is worse", default);
        Outcome<Deployment> first = await _bench.Deployments().RollBackAsync("leads", "2 as well", default);
        Outcome<Deployment> none = await _bench.Deployments().RollBackAsync("leads", "and 1", default);

        Assert.Equal((2, 1), (second.Value.ModelVersion, first.Value.ModelVersion));
        Assert.IsType<NothingToRollBackTo>(none.Refusal);
        Assert.Equal(1, await VersionAsync());
        Assert.Equal("deployment.rolled-back", _bench.Ledger.Entries[^1].Act);
        IReadOnlyList<Deployment> history = await _bench.Deployments().HistoryAsync("leads", default);
        Assert.Equal([1, 2, 3, 2, 1], history.Select(deployment => deployment.ModelVersion));
        Assert.Equal("2 as well", history[0].Reason);
    }

    [Fact]
    public async Task A_version_deployed_after_a_roll_back_rolls_back_to_what_was_live_before_it()
    {
        await _bench.DeployAsync(1);
        await _bench.DeployAsync(2);
        await _bench.Deployments().RollBackAsync("leads", "worse", default);
        await _bench.DeployAsync(3);

        Outcome<Deployment> back = await _bench.Deployments().RollBackAsync("leads", "worse", default);

        Assert.Equal(1, back.Value.ModelVersion);
    }

    [Fact]
    public async Task What_the_gate_refuses_is_not_deployed_and_what_answered_goes_on()
    {
        await _bench.DeployAsync(1);
        _bench.Gate.Closed = true;

        Outcome<Deployment> refused = await _bench.Deployments().DeployAsync(RegistryDouble.Id(2), "leads", "better", default);

        Assert.IsType<NotApproved>(refused.Refusal);
        Assert.Equal(1, await VersionAsync());
        Assert.Single(await _bench.Deployments().HistoryAsync("leads", default));
    }

    [Theory]
    [InlineData("Leads")]
    [InlineData("l")]
    [InlineData("spring leads")]
    [InlineData("1st")]
    public async Task An_ill_formed_alias_is_refused(string alias)
    {
        Outcome<Deployment> refused = await _bench.Deployments().DeployAsync(RegistryDouble.Id(1), alias, "tested", default);

        Assert.Contains(alias, Assert.IsType<IllFormedAlias>(refused.Refusal).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_in_words()
    {
        await _bench.DeployAsync(1);

        Assert.IsType<ReasonMissing>((await _bench.Deployments().DeployAsync(RegistryDouble.Id(2), "leads", " ", default)).Refusal);
        Assert.IsType<ReasonMissing>((await _bench.Deployments().RollBackAsync("leads", "", default)).Refusal);
        Assert.IsType<AlreadyLive>((await _bench.Deployments().DeployAsync(RegistryDouble.Id(1), "leads", "again", default)).Refusal);
        Assert.IsType<NoSuchModelVersion>((await _bench.Deployments().DeployAsync(Guid.Empty, "leads", "none", default)).Refusal);
        Assert.IsType<UnknownAlias>((await _bench.Deployments().RollBackAsync("churn", "worse", default)).Refusal);
    }

    [Fact]
    public async Task A_restart_forgets_nothing()
    {
        await _bench.DeployAsync(1);
        await _bench.DeployAsync(2, "churn", "travel");
        using IServiceScope scope = _bench.Host.Enter();
        LiveModels restarted = new();
        DeploymentLoading loading = new(
            scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>(), restarted, log: null!, NullLogger<DeploymentLoading>.Instance);

        Assert.IsType<ModelsLoading>(restarted.Find("retail", "leads").Refusal);
        await loading.LoadAllAsync(default);

        Assert.Equal(1, restarted.Find("retail", "leads").Value.Deployment.ModelVersion);
        Assert.Equal(2, restarted.Find("travel", "churn").Value.Deployment.ModelVersion);
        Assert.IsType<UnknownAlias>(restarted.Find("retail", "churn").Refusal);
    }

    [Fact]
    public async Task A_model_file_that_is_damaged_is_said_and_the_others_answer()
    {
        await _bench.DeployAsync(1);
        await _bench.DeployAsync(2, "churn");
        _bench.Registry.Damaged.Add(1);

        await _bench.LoadAsync();
        using ScoreCall call = _bench.Scoring.Begin();

        Assert.IsType<ModelNotLoadable>(await _bench.ScoreAsync(call, """{"model":"leads","row":{}}"""));
        Assert.Equal(2, await VersionAsync("churn"));
        Assert.Contains("leads", Assert.Single(_bench.Notices.Raised).Title, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private async Task<int> VersionAsync(string alias = "leads")
    {
        using ScoreCall call = _bench.Scoring.Begin();
        string body = $$$"""{"model":"{{{alias}}}","row":{"age":1,"région":null,"since":null}}""";
        Assert.Null(await _bench.ScoreAsync(call, body));
        return call.Deployment.ModelVersion;
    }
}
