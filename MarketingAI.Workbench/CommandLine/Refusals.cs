using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine;

/// <summary>The arguments do not make sense; the message says which and why.</summary>
internal sealed record UnusableArguments(string Message) : Refusal(Message);

internal sealed record FileNotThere(string File) : Refusal($"There is no file '{File}'.");

internal sealed record CannotWrite(string File, string Why) : Refusal($"The file '{File}' cannot be written: {Why}");
