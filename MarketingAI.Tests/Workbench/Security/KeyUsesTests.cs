using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Engine.Decisioning.Scoring;
using MarketingAI.Workbench.Security;

namespace MarketingAI.Tests.Workbench.Security;

/// <summary>A key that asked a model is a consumer of the contract that the model learned from.</summary>
public sealed class KeyUsesTests : IDisposable
{
    private readonly ScoringBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_key_that_lately_asked_a_model_is_named_and_one_that_did_not_or_is_revoked_is_not()
    {
        await _bench.DeployAsync(1);
        using (ScoreCall call = _bench.Scoring.Begin())
        {
            Assert.Null(await _bench.ScoreAsync(call, """{"model":"leads","row":{"age":1,"région":null,"since":null}}"""));
        }

        KeysDouble keys = new();
        Assert.Equal("API key Shop (asks leads) uses it.", Assert.Single(await UsesAsync(keys, Guid.Empty)).ToString());
        Assert.Empty(await UsesAsync(keys, Guid.AllBitsSet));

        keys.IsRevoked = true;
        Assert.Empty(await UsesAsync(keys, Guid.Empty));
        keys.IsRevoked = false;
        _bench.Host.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Empty(await UsesAsync(keys, Guid.Empty));
    }

    private Task<IReadOnlyList<ContractUse>> UsesAsync(IApiKeys keys, Guid dataSetId) =>
        new KeyUses(_bench.Deployments(), _bench.Registry, _bench.Log(), keys, _bench.Host.Clock).UsesOfAsync(ContractSubject.OfDataSet(dataSetId), default);

    private sealed class KeysDouble : IApiKeys
    {
        public bool IsRevoked { get; set; }

        public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ApiKey>>(
            [new("k1", "Shop", [ApiScopes.Score], "ada", default, null, IsRevoked ? DateTimeOffset.UnixEpoch : null), new("k2", "Idle", [ApiScopes.Score], "ada", default, null, null)]);

        public Task<Outcome<NewApiKey>> CreateAsync(string name, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Outcome<ApiKey>> RevokeAsync(string id, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
