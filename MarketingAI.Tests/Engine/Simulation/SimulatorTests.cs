using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Simulation;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Simulation;

public sealed class SimulatorTests
{
    [Fact]
    public async Task Same_seed_gives_the_same_bytes_on_one_and_on_two_threads()
    {
        using TemporaryFolder folder = new();
        SimulationOptions options = new() { Scale = 0.02, Seed = 5, Threads = 1 };

        await SimulatedFolder.WriteAsync(folder.File("one"), options);
        await SimulatedFolder.WriteAsync(folder.File("two"), options with { Threads = 2 });

        string[] files = [.. Directory.EnumerateFiles(folder.File("one"), "*", SearchOption.AllDirectories)];
        Assert.True(files.Length > 50);
        foreach (string file in files)
        {
            Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(file.Replace("/one/", "/two/", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_world_of_several_shards_is_the_same_on_any_number_of_threads()
    {
        using TemporaryFolder folder = new();
        SimulationOptions options = new() { Scale = 0.55, Seed = 5, Threads = 1 };

        SimulatedWorld one = (await SimulatedFolder.WriteAsync(folder.File("one"), options)).Value;
        SimulatedWorld two = (await SimulatedFolder.WriteAsync(folder.File("two"), options with { Threads = 3 })).Value;

        Assert.Contains(one.Files, file => file.Path == "retail/web/events-002.jsonl.gz");
        Assert.Equal(one.Files.Select(file => (file.Path, file.Rows, file.Sha256)), two.Files.Select(file => (file.Path, file.Rows, file.Sha256)));
        Assert.Equal(await File.ReadAllTextAsync(folder.File("one/truth.json")), await File.ReadAllTextAsync(folder.File("two/truth.json")));
    }

    [Fact]
    public async Task Another_seed_gives_other_data()
    {
        using TemporaryFolder folder = new();

        SimulatedWorld one = (await SimulatedFolder.WriteAsync(folder.File("one"), new SimulationOptions { Scale = 0.01, Seed = 1 })).Value;
        SimulatedWorld two = (await SimulatedFolder.WriteAsync(folder.File("two"), new SimulationOptions { Scale = 0.01, Seed = 2 })).Value;

        Assert.All(one.Files.Zip(two.Files), pair => Assert.False(string.Equals(pair.First.Sha256, pair.Second.Sha256, StringComparison.Ordinal), pair.First.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(double.NaN)]
    public async Task A_scale_out_of_range_is_refused_with_the_range(double scale)
    {
        using TemporaryFolder folder = new();

        Outcome<SimulatedWorld> outcome = await SimulatedFolder.WriteAsync(folder.File("world"), new SimulationOptions { Scale = scale });

        Assert.Contains("between 0.001 and 100", Assert.IsType<ScaleOutOfRange>(outcome.Refusal).Reason, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("world")));
    }

    [Fact]
    public async Task A_folder_with_files_is_refused_and_left_as_it_is()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("mine.txt"), "mine");

        Outcome<SimulatedWorld> outcome = await SimulatedFolder.WriteAsync(folder.Path, new SimulationOptions { Scale = 0.01 });

        Assert.IsType<FolderNotEmpty>(outcome.Refusal);
        Assert.Equal("mine.txt", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path))));
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_and_a_folder_that_cannot_be_made_are_refused()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("mine.txt"), "mine");

        Assert.IsType<FolderIsFile>((await SimulatedFolder.WriteAsync(folder.File("mine.txt"), new SimulationOptions())).Refusal);
        Assert.IsType<FolderNotWritable>((await SimulatedFolder.WriteAsync(folder.File("mine.txt/below"), new SimulationOptions())).Refusal);
    }

    [Fact]
    public async Task The_smallest_world_is_whole()
    {
        using SimulatedFolder world = new(new SimulationOptions { Scale = SimulationOptions.SmallestScale, Seed = 3 });

        Assert.All(world.World.Files, file => Assert.True(File.Exists(Path.Combine(world.Path, file.Path)), file.Path));
        Assert.Equal(20, world.Retail.People.Persons);
        Assert.Contains("\"seed\": 3", await File.ReadAllTextAsync(Path.Combine(world.Path, "truth.json")), StringComparison.Ordinal);
    }
}
