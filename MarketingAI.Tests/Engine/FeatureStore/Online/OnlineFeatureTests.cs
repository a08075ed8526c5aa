using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.SubjectRequests;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.FeatureStore.Online;

public sealed class OnlineFeatureTests : IDisposable
{
    private readonly OnlineWork _work = new();

    private static FeatureViewDefinition Small { get; } = OnlineWork.EveryRecipe with
    {
        Features = [.. OnlineWork.EveryRecipe.Features.Where(feature => feature.Name is "clicks" or "spend_minor" or "last_channel")],
    };

    [Fact]
    public async Task Values_are_found_by_key_and_again_after_a_restart()
    {
        await _work.SendAsync(_work.Event("ann", "click", 60, "email"), _work.Event("ann", "purchase", 50, "search", 12.34), _work.Event("bob", "click", 40, "email"));
        FeatureView view = await _work.ActivateAsync(Small);
        _work.Pass(1);

        OnlineViewState state = await _work.RefreshAsync(view);

        Assert.Equal((OnlineReadiness.Ready, 3L), (state.Readiness, state.Entities));
        Assert.Equal("found: 1, 1234, search", await _work.FindAsync(view, "ann"));
        Assert.Equal("found: 1, -, email", await _work.FindAsync(view, "bob"));
        Assert.Equal("unknown: 0, 0, -", await _work.FindAsync(view, "eve"));
        await _work.RestartAsync();
        Assert.Equal("found: 1, 1234, search", await _work.FindAsync(view, "ann"));
        Assert.True(_work.Files.Get<OnlineLoadState>().IsLoaded);
    }

    [Fact]
    public async Task New_events_change_the_values_of_those_they_touch_and_of_nobody_else()
    {
        await _work.SendAsync(_work.Event("ann", "click", 60, "email"), _work.Event("bob", "click", 40, "email"));
        FeatureView view = await _work.ActivateAsync(Small);
        _work.Pass(1);
        await _work.RefreshAsync(view);
        Outcome<OnlineRow> bob = await _work.Online.FindAsync(view.Reference, "bob", default);

        _work.Pass(5);
        await _work.SendAsync(_work.Event("ann", "click", 1, "search"), _work.Event("new", "purchase", 1, "social", 2.5));
        _work.Pass(1);
        long computed = await _work.Streaming.StepAsync(default);

        Assert.Equal(2, computed);
        Assert.Equal("found: 2, -, search", await _work.FindAsync(view, "ann"));
        Assert.Equal("found: 0, 250, social", await _work.FindAsync(view, "new"));
        Assert.Equal(bob.Value.AsOf, (await _work.Online.FindAsync(view.Reference, "bob", default)).Value.AsOf);
        Assert.Equal(_work.Now, (await _work.Online.FindAsync(view.Reference, "ann", default)).Value.AsOf);
        Assert.Equal(0, await _work.Streaming.StepAsync(default));
    }

    [Fact]
    public async Task Streaming_works_in_small_pieces_and_catches_up_after_a_restart()
    {
        await _work.SendAsync(_work.Event("u0", "click", 60, "email"));
        FeatureView view = await _work.ActivateAsync(Small);
        _work.Pass(1);
        await _work.RefreshAsync(view);
        await _work.SendAsync([.. Enumerable.Range(0, 8).Select(i => _work.Event($"u{i}", "click", 0.5, "email"))]);
        _work.Pass(1);

        await _work.RestartAsync();
        long[] pieces = [await _work.Streaming.StepAsync(default), await _work.Streaming.StepAsync(default), await _work.Streaming.StepAsync(default)];

        Assert.Equal([3, 3, 2], pieces);
        Assert.Equal("found: 2, -, email", await _work.FindAsync(view, "u0"));
        Assert.Equal("found: 1, -, email", await _work.FindAsync(view, "u7"));
    }

    [Fact]
    public async Task An_erased_person_is_gone_at_once_and_after_a_restart()
    {
        await _work.SendAsync(_work.Event("ann", "click", 60, "email"), _work.Event("bob", "click", 40, "email"));
        FeatureView view = await _work.ActivateAsync(Small);
        _work.Pass(1);
        await _work.RefreshAsync(view);
        IPersonalDataHolder[] holders = [.. _work.Files.Get<IEnumerable<IPersonalDataHolder>>().Where(known => known.Name is "Online features" or "Feature values")];
        Assert.Equal(2, holders.Length);
        Assert.All(await Task.WhenAll(holders.Select(holder => holder.CountAsync("ann", default))), rows => Assert.Equal(1, rows));

        Assert.All(await Task.WhenAll(holders.Select(holder => holder.EraseAsync("ann", default))), rows => Assert.Equal(1, rows));

        Assert.Equal("unknown: 0, 0, -", await _work.FindAsync(view, "ann"));
        Assert.All(await Task.WhenAll(holders.Select(holder => holder.CountAsync("ann", default))), rows => Assert.Equal(0, rows));
        await _work.RestartAsync();
        Assert.Equal("unknown: 0, 0, -", await _work.FindAsync(view, "ann"));
        Assert.Equal("found: 1, -, email", await _work.FindAsync(view, "bob"));
    }

    [Fact]
    public async Task Units_do_not_meet_each_others_entities()
    {
        await _work.SendAsync(_work.Event("ann", "click", 60, "email"));
        FeatureView view = await _work.ActivateAsync(Small);
        await _work.SendToAsync("travel", _work.Event("tim", "click", 5));
        await _work.ActivateAsync(Small, "travel");
        _work.Pass(1);
        await _work.RefreshAsync(view);
        using IServiceScope travel = _work.Files.Host.Enter("travel", "tom", Roles.DataScientist);
        IOnlineFeatures online = travel.ServiceProvider.GetRequiredService<IOnlineFeatures>();

        Assert.IsType<OnlineNotLoaded>((await online.FindAsync(view.Reference, "ann", default)).Refusal);
        Assert.Null((await online.RefreshAsync(view.Reference, default)).Refusal);
        Assert.Equal("unknown", (await online.FindAsync(view.Reference, "ann", default)).Value.Found);
        Assert.Equal(2, Assert.Single(await online.ListAsync(default)).Entities);
        Assert.Equal("unknown: 0, 0, -", await _work.FindAsync(view, "tim"));
        Assert.Equal("found: 1, -, email", await _work.FindAsync(view, "ann"));
    }

    [Fact]
    public async Task Values_older_than_the_view_allows_are_told_as_too_old()
    {
        await _work.SendAsync(_work.Event("ann", "click", 60, "email"));
        FeatureView view = await _work.ActivateAsync(Small with { MaxAgeHours = 24 });
        _work.Pass(1);
        await _work.RefreshAsync(view);

        _work.Pass(24 * 60);
        Assert.StartsWith("found", await _work.FindAsync(view, "ann"), StringComparison.Ordinal);
        _work.Pass(1);

        Assert.StartsWith("too old", await _work.FindAsync(view, "ann"), StringComparison.Ordinal);
        Assert.StartsWith("too old", await _work.FindAsync(view, "eve"), StringComparison.Ordinal);
        Assert.Equal(OnlineReadiness.TooOld, Assert.Single(await _work.Online.ListAsync(default)).Readiness);
    }

    [Fact]
    public async Task The_share_of_missing_values_is_counted_for_every_column()
    {
        await _work.SendAsync(_work.Event("ann", "click", 60, "email"), _work.Event("bob", "click", 40), _work.Event("cat", "click", 40, "search"));
        FeatureView view = await _work.ActivateAsync(Small);
        _work.Pass(1);
        await _work.RefreshAsync(view);

        OnlineViewDetail? detail = await _work.Online.DescribeAsync(view.Reference, default);

        Assert.Equal([0, 0.75, 0.5], detail!.Fields.Select(field => field.MissingShare!.Value));
    }

    [Fact]
    public async Task What_cannot_be_looked_up_is_refused_in_words()
    {
        FeatureView view = await ActivateOnNothing();

        Assert.IsType<OnlineKeyUnfit>((await _work.Online.FindAsync(view.Reference, "", default)).Refusal);
        Assert.IsType<OnlineNotLoaded>((await _work.Online.FindAsync(view.Reference, "ann", default)).Refusal);
        Assert.IsType<FeatureViewNotFound>((await _work.Online.FindAsync(new FeatureViewRef("none", 1), "ann", default)).Refusal);
        Assert.IsType<FeatureViewNotFound>((await _work.Online.RefreshAsync(new FeatureViewRef("none", 1), default)).Refusal);
        Assert.Equal(OnlineReadiness.NeverWritten, Assert.Single(await _work.Online.ListAsync(default)).Readiness);
    }

    private async Task<FeatureView> ActivateOnNothing()
    {
        await _work.SendAsync(_work.Event("ann", "click", 60, "email"));
        return await _work.ActivateAsync(Small);
    }

    public void Dispose() => _work.Dispose();
}
