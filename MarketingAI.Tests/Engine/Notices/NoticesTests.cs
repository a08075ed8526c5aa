using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Notices;

public sealed class NoticesTests : IDisposable
{
    private readonly EngineHost _host = new(services => services.AddNotices());

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_notice_for_a_role_is_seen_by_that_role_only()
    {
        using IServiceScope reviewer = _host.Enter("retail", "rita", Roles.ComplianceReviewer);
        using IServiceScope marketer = _host.Enter("retail", "mia", Roles.Marketer);
        await In(marketer).RaiseAsync(Some("A model waits") with { ForRole = Roles.ComplianceReviewer }, CancellationToken.None);
        await In(marketer).RaiseAsync(Some("Data arrived"), CancellationToken.None);

        Assert.Equal(2, await In(reviewer).CountOpenAsync(CancellationToken.None));
        Assert.Equal("Data arrived", Assert.Single(await In(marketer).ListAsync(openOnly: true, 10, CancellationToken.None)).Notice.Title);
    }

    [Fact]
    public async Task Acknowledged_notices_come_after_open_ones_and_name_who_did_it_first()
    {
        using IServiceScope scope = _host.Enter("retail", "mia");
        Guid old = await In(scope).RaiseAsync(Some("Old"), CancellationToken.None);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        Guid fresh = await In(scope).RaiseAsync(Some("Fresh"), CancellationToken.None);
        using IServiceScope other = _host.Enter("retail", "dana");

        await In(scope).AcknowledgeAsync(fresh, CancellationToken.None);
        await In(other).AcknowledgeAsync(fresh, CancellationToken.None);

        IReadOnlyList<NoticeState> all = await In(scope).ListAsync(openOnly: false, 10, CancellationToken.None);
        Assert.Equal([old, fresh], all.Select(state => state.Id));
        Assert.Equal("mia", all[1].AcknowledgedBy);
        Assert.Equal(1, await In(scope).CountOpenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Notices_of_another_business_unit_are_not_seen()
    {
        using IServiceScope retail = _host.Enter("retail");
        using IServiceScope travel = _host.Enter("travel");
        Guid id = await In(retail).RaiseAsync(Some("Retail"), CancellationToken.None);

        await In(travel).AcknowledgeAsync(id, CancellationToken.None);

        Assert.Empty(await In(travel).ListAsync(openOnly: false, 10, CancellationToken.None));
        Assert.Equal(1, await In(retail).CountOpenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_role_that_nobody_can_hold_is_refused_as_a_fault()
    {
        using IServiceScope scope = _host.Enter();

        ArgumentException fault = await Assert.ThrowsAsync<ArgumentException>(
            () => In(scope).RaiseAsync(Some("X") with { ForRole = "Reviewer" }, CancellationToken.None));

        Assert.Contains("Found 'Reviewer'", fault.Message, StringComparison.Ordinal);
    }

    private static Notice Some(string title) => new("Tests", NoticeSeverity.Information, title, "Something happened.");

    private static INotices In(IServiceScope scope) => scope.ServiceProvider.GetRequiredService<INotices>();
}
