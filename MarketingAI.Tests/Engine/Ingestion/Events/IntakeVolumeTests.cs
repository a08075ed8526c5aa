using System.Diagnostics;
using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Events;

/// <summary>How fast events reach the table when it holds tens of millions already, half of the sent ones being known.</summary>
public sealed class IntakeVolumeTests(ITestOutputHelper output)
{
    private const int EventsABody = 500;

    [Fact]
    public Task Known_ids_add_nothing_to_a_table_that_holds_them() => RunAsync(stored: 20_000, sent: 4_000);

    [LongFact]
    [Trait("Category", "Long")]
    public Task Twenty_million_stored_events_leave_the_mover_fast_enough() => RunAsync(stored: 20_000_000, sent: 1_000_000);

    private async Task RunAsync(int stored, int sent)
    {
        using IntakeBench bench = new(new EventIntakeOptions { MostBacklogMegabytes = 4096 });
        // Makes the tables; the filter of keys is read at the first commit, as after a start.
        await bench.Get<IEventIntake>().PositionsAsync("collector", default);
        TimeSpan filling = Timed(() => Fill(bench, stored));
        Stopwatch first = Stopwatch.StartNew();
        await bench.SendAsync("""{"event_id":"first","type":"page","user_id":"u"}""");
        await bench.MoveAsync();
        first.Stop();

        Stopwatch taking = Stopwatch.StartNew();
        foreach (int[] ids in Enumerable.Range(0, sent).Chunk(EventsABody))
        {
            // Even ones are spread over what is stored, odd ones are new.
            await bench.SendAsync($"[{string.Join(',', ids.Select(i => Event(i % 2 == 0 ? (int)((long)i * stored / sent) : stored + i)))}]");
        }

        taking.Stop();
        Stopwatch moving = Stopwatch.StartNew();
        long added = await bench.MoveAsync();
        moving.Stop();

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {stored:N0} events stored beforehand (made in {filling.TotalSeconds:F0} s); the first commit after it, which reads all keys into the filter, took {first.Elapsed.TotalSeconds:F1} s.
            {sent:N0} events, half of them known: taken at {sent / taking.Elapsed.TotalSeconds:N0} events/s (one caller), moved to the table at {sent / moving.Elapsed.TotalSeconds:N0} events/s; {added:N0} added.
            """));
        Assert.Equal(sent / 2, added);
        Assert.Equal(stored + 1 + (sent / 2), Count(bench));
        Assert.True(stored < 1_000_000 || sent / moving.Elapsed.TotalSeconds > 15_000, $"Moved at {sent / moving.Elapsed.TotalSeconds:N0} events/s.");
    }

    private static string Event(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"event_id":"e{{number}}","type":"click","event_time":"2026-03-02T08:00:00Z","anonymous_id":"k{{number % 99_991}}","channel":"social","campaign":"social-a","creative":"so2-07","placement":"sport.example/top"}""");

    private static void Fill(IntakeBench bench, int stored)
    {
        using IServiceScope scope = bench.Enter();
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().OpenFor(Purposes.Ingestion);
        string count = stored.ToString(CultureInfo.InvariantCulture);
        session.Append(new WarehouseTable("ingestion", "event"), $"""
            SELECT 'e' || i AS event_id, 'click' AS type, TIMESTAMP '2025-01-01' + INTERVAL (i) SECOND AS event_time, TIMESTAMP '2025-01-01' + INTERVAL (i) SECOND AS received_at,
                'collector' AS source, 'web_analytics' AS schema_name, 1 AS schema_version, 'k' || (i % 99991) AS anonymous_id, 'social' AS channel, 'social-a' AS campaign,
                'so2-07' AS creative, 'b' AS batch_id, false AS is_late, false AS is_out_of_order
            FROM range({count}) t(i)
            """);
        session.Append(new WarehouseTable("ingestion", "event_key"), $"""
            SELECT CAST('0x' || hash[1:16] AS UBIGINT) AS high, CAST('0x' || hash[17:32] AS UBIGINT) AS low FROM (SELECT sha256('e' || i) AS hash FROM range({count}) t(i))
            """);
    }

    private static long Count(IntakeBench bench)
    {
        using IServiceScope scope = bench.Enter();
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open(new WarehouseTable("ingestion", "event"));
        return session.Count("SELECT count(*) FROM ingestion.event");
    }

    private static TimeSpan Timed(Action work)
    {
        Stopwatch watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed;
    }
}
