using System.Text.Encodings.Web;
using System.Text.Json;
using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Writes a whole world: shards side by side, then what concerns the units as a whole, then manifest and truth.</summary>
internal static class WorldWriter
{
    public const string TruthFile = "truth.json";

    /// <summary>How <c>truth.json</c> and <c>manifest.json</c> are spelt.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<SimulatedWorld> WriteAsync(
        string folder, SimulationOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        UnitWorld[] units =
        [
            .. Plans.All(options.NoEffects, options.NoIncidents).Select((plan, number) => new UnitWorld(folder, number, plan, options)),
        ];
        (int Unit, int Shard)[] work = [.. units.SelectMany(unit => Enumerable.Range(0, unit.Shards).Select(shard => (unit.Number, shard)))];
        UnitTally[][] tallies = [.. units.Select(unit => new UnitTally[unit.Shards])];
        int done = 0;
        await Parallel.ForEachAsync(
            work, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken }, (item, _) =>
            {
                tallies[item.Unit][item.Shard] = new ShardWriter(units[item.Unit], item.Shard).Write();
                progress?.Report(.95 * Interlocked.Increment(ref done) / work.Length);
                return ValueTask.CompletedTask;
            });
        (UnitTruth Truth, IReadOnlyList<SimulatedFile> Files)[] finished = new (UnitTruth, IReadOnlyList<SimulatedFile>)[units.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, units.Length), new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken }, (unit, _) =>
            {
                finished[unit] = new UnitWriter(units[unit]).Finish(tallies[unit]);
                return ValueTask.CompletedTask;
            });
        WorldTruth truth = new(
            1, "Meridian", options.Seed, options.Scale, options.NoEffects, options.NoIncidents, World.From, World.Until, [.. finished.Select(unit => unit.Truth)]);
        SimulatedFile[] files = [.. finished.SelectMany(unit => unit.Files).OrderBy(file => file.Path, StringComparer.Ordinal)];
        SimulatedWorld world = new(folder, options.Scale, options.Seed, options.NoEffects, options.NoIncidents, files, truth);
        await WriteJsonAsync(Path.Combine(folder, TruthFile), truth, cancellationToken);
        await WriteJsonAsync(Path.Combine(folder, "manifest.json"), Manifest(world), cancellationToken);
        progress?.Report(1);
        return world;
    }

    private static object Manifest(SimulatedWorld world) => new
    {
        Company = "Meridian",
        world.Seed,
        world.Scale,
        world.NoEffects,
        world.NoIncidents,
        world.Rows,
        world.Files,
    };

    private static async Task WriteJsonAsync<T>(string path, T value, CancellationToken cancellationToken) =>
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(value, Json) + "\n", cancellationToken);
}
