using System.Text.Json;
using MarketingAI.Engine.Simulation;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Simulation;

/// <summary>The committed sample is what the code makes, is small, and is described.</summary>
public sealed class SampleTests
{
    private static readonly string Sample = Repository.PathOf("data", "sample");

    [Fact]
    public async Task The_sample_is_what_the_simulator_makes_from_its_seed()
    {
        using JsonDocument manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Sample, "manifest.json")));
        using TemporaryFolder folder = new();

        SimulatedWorld world = (await SimulatedFolder.WriteAsync(
            folder.File("world"),
            new SimulationOptions { Scale = manifest.RootElement.GetProperty("scale").GetDouble(), Seed = manifest.RootElement.GetProperty("seed").GetInt32() })).Value;

        Assert.Equal(
            manifest.RootElement.GetProperty("files").EnumerateArray().Select(file => $"{file.GetProperty("path")} {file.GetProperty("sha256")}"),
            world.Files.Select(file => $"{file.Path} {file.Sha256}"),
            StringComparer.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Sample, "truth.json")), await File.ReadAllTextAsync(folder.File("world/truth.json")));
    }

    [Fact]
    public void The_sample_is_whole_and_at_most_five_megabytes()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sample, "manifest.json")));
        FileInfo[] files = [.. new DirectoryInfo(Sample).EnumerateFiles("*", SearchOption.AllDirectories)];

        Assert.Equal(manifest.RootElement.GetProperty("files").GetArrayLength() + 2, files.Length);
        Assert.InRange(files.Sum(file => file.Length), 1, 5_000_000);
    }

    [Fact]
    public void Every_file_and_column_is_described_in_the_readme()
    {
        string readme = File.ReadAllText(Repository.PathOf("data", "README.md"));
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sample, "manifest.json")));

        foreach (JsonElement file in manifest.RootElement.GetProperty("files").EnumerateArray())
        {
            string path = file.GetProperty("path").GetString()!.Replace("retail", "UNIT", StringComparison.Ordinal).Replace("travel", "UNIT", StringComparison.Ordinal);
            int at = readme.IndexOf($"**`{path}`**", StringComparison.Ordinal);
            Assert.True(at >= 0, path);
            int end = readme.IndexOf("\n\n", at, StringComparison.Ordinal);
            string section = readme[at..(end < 0 ? readme.Length : end)];
            Assert.All(file.GetProperty("columns").EnumerateArray(), column => Assert.Contains($"`{column.GetProperty("name")}`", section, StringComparison.Ordinal));
        }
    }
}
