using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Simulation;

namespace MarketingAI.Workbench.CommandLine.Verbs;

/// <summary>Writes the demo company's raw files and the truth planted in them.</summary>
internal sealed class SimulateVerb : IVerb
{
    private readonly Option<string> _out = new("--out") { Description = "A new or empty folder.", HelpName = "DIR", Required = true };

    private readonly Option<double> _scale = new("--scale")
    {
        Description = "Size: 1 is 25,000 persons over one year; from 0.001 to 100.",
        HelpName = "S",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Seed: same seed and scale, same bytes.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<bool> _null = new("--null") { Description = "A world in which nothing has an effect." };

    private readonly Option<bool> _clean = new("--clean") { Description = "A year without incidents: no silent tag, schema change or launch." };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads to use; they change the time only.",
        HelpName = "N",
        DefaultValueFactory = _ => 2,
    };

    public string Name => "simulate";

    public string Purpose => "Writes the demo company's world from a seed: raw files, manifest.json and truth.json.";

    public IReadOnlyList<Option> Options => [_out, _scale, _seed, _null, _clean, _threads];

    public async Task<Outcome<VerbReport>> RunAsync(ParseResult arguments, VerbProgress progress, CancellationToken cancellationToken)
    {
        SimulationOptions options = new()
        {
            Scale = arguments.GetValue(_scale),
            Seed = arguments.GetValue(_seed),
            NoEffects = arguments.GetValue(_null),
            NoIncidents = arguments.GetValue(_clean),
            Threads = arguments.GetValue(_threads),
        };
        await using ServiceProvider services = new ServiceCollection().AddSimulation().BuildServiceProvider();
        long start = Stopwatch.GetTimestamp();
        Outcome<SimulatedWorld> outcome = await services.GetRequiredService<ISimulator>().WriteAsync(
            arguments.GetValue(_out)!, options, new Shown(progress), cancellationToken);
        return outcome.Then<VerbReport>(world => Report(world, Stopwatch.GetElapsedTime(start)));
    }

    private static VerbReport Report(SimulatedWorld world, TimeSpan elapsed)
    {
        double seconds = Math.Round(elapsed.TotalSeconds, 2);
        var values = new
        {
            world.Folder,
            world.Scale,
            world.Seed,
            world.NoEffects,
            world.NoIncidents,
            world.Rows,
            Seconds = seconds,
            MemoryMegabytes = Environment.WorkingSet / 1_000_000,
            Files = world.Files.Select(file => new { file.Path, file.Rows, Columns = file.Columns.Count, file.Sha256 }),
        };
        return new VerbReport(values, writer => Print(writer, world, seconds));
    }

    private static void Print(TextWriter writer, SimulatedWorld world, double seconds)
    {
        TextTable table = new("file", "rows", "columns");
        foreach (SimulatedFile file in world.Files)
        {
            table.Add(file.Path, file.Rows.ToString("N0", CultureInfo.InvariantCulture), file.Columns.Count.ToString(CultureInfo.InvariantCulture));
        }

        table.Print(writer);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{world.Rows:N0} rows in {seconds:0.0} s, with manifest.json and truth.json, in {world.Folder}"));
    }

    private sealed class Shown(VerbProgress progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(value, "Simulating");
    }
}
