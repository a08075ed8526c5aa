using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Decisioning;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Log.Storage;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Decisioning.Log;

public sealed class DecisionLogTests : IDisposable
{
    private readonly EngineHost _host = new(services => services.AddDecisioning(new DecisionLogOptions()));

    [Fact]
    public async Task Reads_from_the_files_and_the_table_newest_first_without_doubles_or_gaps()
    {
        List<Guid> given = [];
        for (int i = 0; i < 30; i++)
        {
            given.Add(await AppendAsync());
            if (i is 10 or 20)
            {
                Assert.Equal(i == 10 ? 11 : 10, await Log().MoveToTableAsync(default));
            }
        }

        IReadOnlyList<Decision> all = await Log().ListAsync(new DecisionQuery(Take: 100), default);
        IReadOnlyList<Decision> page = await Log().ListAsync(new DecisionQuery(Take: 12, Before: all[11].Id), default);

        Assert.Equal(given.AsEnumerable().Reverse(), all.Select(decision => decision.Id));
        Assert.Equal(all.Skip(12).Take(12), page);
    }

    [Fact]
    public async Task The_keys_that_asked_an_alias_are_known_from_both_places()
    {
        DateTimeOffset before = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        await AppendAsync();
        IReadOnlyList<string> inFiles = await Log().KeysAsync("leads", before, default);
        await Log().MoveToTableAsync(default);
        await AppendAsync(alias: "churn");

        Assert.NotEmpty(inFiles);
        Assert.Equal(inFiles, await Log().KeysAsync("leads", before, default));
        Assert.Empty(await Log().KeysAsync("leads", before.AddYears(1), default));
        Assert.Empty(await Log().KeysAsync("nobody", before, default));
    }

    [Fact]
    public async Task A_decision_is_the_same_before_and_after_it_was_moved()
    {
        Guid id = await AppendAsync();
        Decision? before = await Log().FindAsync(id, default);

        await Log().MoveToTableAsync(default);
        Decision? after = await Log().FindAsync(id, default);

        Assert.NotNull(before);
        Assert.Equal(before, after);
        Assert.Empty(_host.Services.GetRequiredService<DecisionFiles>().Folder.List());
    }

    [Fact]
    public async Task Filters_hold_in_both_places()
    {
        Guid leads = await AppendAsync();
        await Log().MoveToTableAsync(default);
        await AppendAsync(alias: "churn");
        DateTimeOffset at = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        IReadOnlyList<Decision> ofLeads = await Log().ListAsync(new DecisionQuery(Alias: "leads"), default);
        IReadOnlyList<Decision> inTime = await Log().ListAsync(new DecisionQuery(From: at, Until: at.AddSeconds(1)), default);
        IReadOnlyList<Decision> later = await Log().ListAsync(new DecisionQuery(From: at.AddSeconds(1)), default);
        IReadOnlyList<Decision> earlier = await Log().ListAsync(new DecisionQuery(Until: at), default);

        Assert.Equal([leads], ofLeads.Select(decision => decision.Id));
        Assert.Equal(2, inTime.Count);
        Assert.Empty(later);
        Assert.Empty(earlier);
    }

    [Fact]
    public async Task Another_business_unit_sees_nothing()
    {
        Guid moved = await AppendAsync();
        await AppendAsync(unit: "travel");
        await Log().MoveToTableAsync(default);
        Guid inFile = await AppendAsync();

        Assert.Single(await Log("travel").ListAsync(new DecisionQuery(), default));
        Assert.Null(await Log("travel").FindAsync(moved, default));
        Assert.Null(await Log("travel").FindAsync(inFile, default));
        Assert.Equal(1, (await Log("travel").TrafficAsync(new DecisionQuery(), TimeSpan.FromMinutes(1), default)).Decisions);
    }

    [Fact]
    public async Task A_move_that_was_killed_before_the_file_went_away_counts_no_decision_twice()
    {
        await AppendAsync();
        await AppendAsync();
        SegmentFolder folder = _host.Services.GetRequiredService<DecisionFiles>().Folder;
        string segment = folder.List().Single();
        byte[] file = await File.ReadAllBytesAsync(folder.FileOf(segment));
        await Log().MoveToTableAsync(default);
        await File.WriteAllBytesAsync(folder.FileOf(segment), file);

        Assert.Equal(2, (await Log().ListAsync(new DecisionQuery(), default)).Count);
        Assert.Equal(0, await Log().MoveToTableAsync(default));
        Assert.Equal(2, (await Log().ListAsync(new DecisionQuery(), default)).Count);
        Assert.Empty(folder.List());
    }

    [Fact]
    public async Task A_move_that_was_killed_between_two_units_is_finished_by_the_next()
    {
        await AppendAsync();
        await AppendAsync(unit: "travel");
        SegmentFolder folder = _host.Services.GetRequiredService<DecisionFiles>().Folder;
        using (IServiceScope scope = _host.Enter())
        {
            IReadOnlyList<Decision> retail = await Log().ListAsync(new DecisionQuery(), default);
            scope.ServiceProvider.GetRequiredService<DecisionTable>().Take(folder.List().Single(), retail);
        }

        Assert.Equal(1, await Log().MoveToTableAsync(default));
        Assert.Single(await Log().ListAsync(new DecisionQuery(), default));
        Assert.Single(await Log("travel").ListAsync(new DecisionQuery(), default));
    }

    [Fact]
    public async Task Readers_see_no_doubles_and_no_gaps_while_files_are_moved()
    {
        using CancellationTokenSource stop = new();
        List<Guid> given = [];
        Task moving = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await Log().MoveToTableAsync(default);
            }
        });
        for (int round = 0; round < 25; round++)
        {
            for (int i = 0; i < 8; i++)
            {
                given.Add(await AppendAsync());
            }

            IReadOnlyList<Decision> seen = await Log().ListAsync(new DecisionQuery(Take: 1000), default);
            DecisionTraffic traffic = await Log().TrafficAsync(new DecisionQuery(), TimeSpan.FromMinutes(1), default);

            Assert.Equal(given.AsEnumerable().Reverse(), seen.Select(decision => decision.Id));
            Assert.Equal(given.Count, traffic.Decisions);
        }

        await stop.CancelAsync();
        await moving;
    }

    [Fact]
    public async Task Traffic_adds_up_over_both_places()
    {
        await AppendAsync();
        await Log().MoveToTableAsync(default);
        await AppendAsync();

        DecisionTraffic traffic = await Log().TrafficAsync(new DecisionQuery(), TimeSpan.FromMinutes(1), default);

        Assert.Equal([new TrafficPoint(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), 2)], traffic.Points);
        Assert.Equal([new LatencyCount(41, 2)], traffic.Latencies);
    }

    [Fact]
    public void The_latency_at_a_share_is_the_smallest_that_so_many_stayed_under()
    {
        DecisionTraffic traffic = new([], [new LatencyCount(10, 50), new LatencyCount(20, 45), new LatencyCount(900, 5)]);

        Assert.Equal(10, traffic.LatencyAt(0.5));
        Assert.Equal(20, traffic.LatencyAt(0.95));
        Assert.Equal(900, traffic.LatencyAt(0.99));
        Assert.Null(new DecisionTraffic([], []).LatencyAt(0.5));
    }

    public void Dispose() => _host.Dispose();

    private Task<Guid> AppendAsync(string unit = "retail", string alias = "leads") =>
        LogBench.AppendAsync(_host.Services.GetRequiredService<DecisionFiles>(), LogBench.Record(unit: unit, alias: alias));

    private IDecisionLog Log(string unit = "retail") => _host.Enter(unit).ServiceProvider.GetRequiredService<IDecisionLog>();
}
