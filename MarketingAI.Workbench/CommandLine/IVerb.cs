using System.CommandLine;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine;

/// <summary>One thing the command line can do. Listed in <see cref="Verbs.VerbList"/>.</summary>
internal interface IVerb
{
    /// <summary>One word, or two for a verb under a group, such as <c>audit verify</c>.</summary>
    string Name { get; }

    /// <summary>What it does, in plain words, for <c>--help</c>.</summary>
    string Purpose { get; }

    /// <summary>Its options; <c>--json</c> is everybody's and not listed.</summary>
    IReadOnlyList<Option> Options { get; }

    /// <summary>Does the work. Faults are exceptions; input that cannot be used is a refusal.</summary>
    Task<Outcome<VerbReport>> RunAsync(ParseResult arguments, VerbProgress progress, CancellationToken cancellationToken);
}

/// <summary>What a verb found.</summary>
/// <param name="Values">A record, printed as JSON with names in snake case when <c>--json</c> is given.</param>
/// <param name="Print">Writes the same for a person.</param>
/// <param name="ExitCode">Other than 0 where what was found is itself the fault, such as a ledger that was tampered with.</param>
internal sealed record VerbReport(object Values, Action<TextWriter> Print, int ExitCode = CommandTree.Success);
