using System.Text.Json;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Workbench.CommandLine;

public sealed class SimulateVerbTests
{
    [Fact]
    public async Task Simulate_writes_a_world_and_lists_its_files()
    {
        using TemporaryFolder folder = new();

        CommandRun run = await CommandRun.GoodAsync("simulate", "--out", folder.File("world"), "--scale", "0.01", "--seed", "4", "--json");

        JsonElement json = run.Json;
        Assert.Equal(4, json.GetProperty("seed").GetInt32());
        JsonElement files = json.GetProperty("files");
        Assert.Equal(json.GetProperty("rows").GetInt64(), files.EnumerateArray().Sum(file => file.GetProperty("rows").GetInt64()));
        Assert.All(files.EnumerateArray(), file => Assert.True(File.Exists(folder.File("world/" + file.GetProperty("path").GetString()))));
        Assert.True(File.Exists(folder.File("world/truth.json")));
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_with_exit_code_2()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("mine.txt"), "mine");

        CommandRun run = await CommandRun.OfAsync("simulate", "--out", folder.Path);

        Assert.Equal(2, run.Exit);
        Assert.Contains("is not empty", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--scale", "0")]
    [InlineData("--scale", "many")]
    [InlineData("--seed", "1.5")]
    [InlineData("--threads", "0")]
    public async Task Unusable_arguments_are_refused_with_exit_code_2(string option, string value)
    {
        using TemporaryFolder folder = new();

        CommandRun run = await CommandRun.OfAsync("simulate", "--out", folder.File("world"), option, value);

        Assert.Equal(2, run.Exit);
        Assert.NotEmpty(run.Error);
        Assert.Empty(run.Out);
        Assert.False(Directory.Exists(folder.File("world")));
    }
}
