using System.Text.Json;
using MarketingAI.Workbench.CommandLine;

namespace MarketingAI.Tests.Workbench.CommandLine;

/// <summary>One run of a verb inside the test's process, with what it wrote.</summary>
/// <param name="Exit">Null when the host would have started.</param>
internal sealed record CommandRun(int? Exit, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public static async Task<CommandRun> OfAsync(CancellationToken cancellationToken, params string[] args)
    {
        StringWriter output = new();
        StringWriter error = new();
        int? exit = await CommandLineApp.TryRunAsync(args, new CommandConsole(output, error, IsLive: false), cancellationToken);
        return new CommandRun(exit, output.ToString(), error.ToString());
    }

    public static Task<CommandRun> OfAsync(params string[] args) => OfAsync(CancellationToken.None, args);

    /// <summary>The same, and the run must have succeeded.</summary>
    public static async Task<CommandRun> GoodAsync(params string[] args)
    {
        CommandRun run = await OfAsync(args);
        Assert.True(run.Exit == 0, $"'{string.Join(' ', args)}' ended with {run.Exit}: {run.Error}");
        return run;
    }
}
