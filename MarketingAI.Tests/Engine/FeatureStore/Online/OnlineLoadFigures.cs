using System.Diagnostics;
using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.FeatureStore.Online.Algorithms;
using MarketingAI.Engine.FeatureStore.Online.Storage;
using MarketingAI.Engine.FeatureStore.Values.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.FeatureStore.Online;

/// <summary>How long a million entities with fifty features take from the warehouse into memory, and touched entities to be computed again.</summary>
public sealed class OnlineLoadFigures(ITestOutputHelper output) : IDisposable
{
    private const int Entities = 1_000_000;
    private const int Features = 50;

    private readonly OnlineWork _work = new();

    [LongFact]
    public void A_million_entities_are_loaded_within_a_minute()
    {
        FeatureField[] fields = [.. Enumerable.Range(0, Features).Select(i => string.Create(CultureInfo.InvariantCulture, $"f{i}")).Select((name, i) =>
            new FeatureField(name, name, (i % 5) switch { 0 or 1 => ColumnType.Integer, 2 or 3 => ColumnType.Number, _ => ColumnType.Text }, PersonalDataClass.None))];
        FeatureView view = new(new Guid(1, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]), "big", 1, FeatureViewState.Active, new FeatureViewDefinition { Name = "big" }, "dana", default) { Fields = fields };
        using WarehouseSession session = _work.Files.Get<IWarehouse>().Open();
        string columns = string.Join(", ", fields.Select((field, i) => FormattableString.Invariant(
            $"CASE WHEN (i * {i + 7}) % 20 > 0 THEN {Made(field.Type, FormattableString.Invariant($"((i * {i + 3}) % 1000)"))} END AS {field.Name}")));
        session.Create(ValueTables.Of(view), string.Create(CultureInfo.InvariantCulture,
            $"SELECT printf('customer-%08d', i) AS entity_key, TIMESTAMP '2026-03-02 02:00:00' AS as_of, TIMESTAMP '2026-03-02 02:00:00' AS written_at, {columns} FROM range({Entities}) AS t(i)"));
        OnlineColumns online = new(fields);
        OnlineTable table = new(Features);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        long started = Stopwatch.GetTimestamp();
        OnlineRows.Load(session, view, new PreparedView(null!, "", false) { Fields = fields }, online, table);
        double first = Stopwatch.GetElapsedTime(started).TotalSeconds;
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        started = Stopwatch.GetTimestamp();
        OnlineRows.Load(session, view, new PreparedView(null!, "", false) { Fields = fields }, online, table);
        double again = Stopwatch.GetElapsedTime(started).TotalSeconds;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Count:N0} entities x {Features}: {bytes / 1e6:0} MB; loaded in {first:0.0} s, again over the same rows in {again:0.0} s"));
        Assert.Equal(Entities, table.Count);
        Assert.True(bytes < 600_000_000, $"{bytes} bytes");
        Assert.True(first < 60, $"{first} s");
    }

    private static string Made(ColumnType type, string number) => type switch
    {
        ColumnType.Integer => $"CAST({number} AS BIGINT)",
        ColumnType.Number => $"{number} / CAST(7 AS DOUBLE)",
        _ => $"['email', 'search', 'social', 'display'][1 + {number} % 4]",
    };

    [LongFact]
    public async Task Touched_entities_are_computed_again_in_pieces()
    {
        for (int batch = 0; batch < 20; batch++)
        {
            int start = batch * 5000;
            await _work.SendAsync([.. Enumerable.Range(start, 5000).Select(i => _work.Event($"user-{i % 20_000}", i % 5 == 0 ? "purchase" : "click", i % 40_000, i % 2 == 0 ? "email" : "search", i % 5 == 0 ? i % 90 : null))]);
        }

        FeatureView view = await _work.ActivateAsync(OnlineWork.EveryRecipe);
        _work.Pass(1);
        await _work.RefreshAsync(view);
        string[] keys = [.. Enumerable.Range(0, 5000).Select(i => string.Create(CultureInfo.InvariantCulture, $"user-{i * 3}"))];

        List<double> seconds = [];
        for (int round = 0; round < 5; round++)
        {
            long started = Stopwatch.GetTimestamp();
            Assert.Null(await _work.Keeper.RecomputeAsync(_work.Views.Find("retail", view.Reference)!, keys, default));
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        double median = seconds.Order().ElementAt(2);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"100,000 events, 16 features: 5,000 touched entities computed again in {median:0.00} s, {5000 / median:N0} a second"));
    }

    public void Dispose() => _work.Dispose();
}
