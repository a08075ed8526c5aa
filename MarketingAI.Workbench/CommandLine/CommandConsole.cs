namespace MarketingAI.Workbench.CommandLine;

/// <summary>Where a verb writes: results on the one, everything else on the other.</summary>
/// <param name="Out">The result and nothing but the result.</param>
/// <param name="Error">Progress, hints and messages.</param>
/// <param name="IsLive">A person watches the second one, so a progress line may be redrawn in place.</param>
internal sealed record CommandConsole(TextWriter Out, TextWriter Error, bool IsLive)
{
    public static CommandConsole Process() => new(Console.Out, Console.Error, !Console.IsErrorRedirected);
}
