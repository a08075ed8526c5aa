using System.CommandLine;
using System.CommandLine.Invocation;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine;

/// <summary>The verbs as a tree of commands, and what every verb has in common: <c>--json</c>, exit codes, messages.</summary>
internal sealed class CommandTree
{
    public const int Success = 0;
    public const int Fault = 1;
    public const int RefusedInput = 2;

    private readonly RootCommand _root = new(
        "MarketingAI Workbench. Without a verb the host starts and serves the pages; a verb works on plain files and ends.");

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON object on standard output and nothing else there.",
        Recursive = true,
    };

    private readonly CommandConsole _console;

    public CommandTree(IReadOnlyList<IVerb> verbs, CommandConsole console)
    {
        _console = console;
        _root.Options.Add(_json);
        foreach (IVerb verb in verbs)
        {
            Add(verb);
        }
    }

    public async Task<int> InvokeAsync(string[] args, CancellationToken cancellationToken)
    {
        ParseResult parsed = _root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is null or ParseErrorAction)
        {
            return Refuse(new UnusableArguments(Words(parsed)), args.Contains("--json", StringComparer.Ordinal));
        }

        InvocationConfiguration invocation = new()
        {
            Output = _console.Out,
            Error = _console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(invocation, cancellationToken);
    }

    private void Add(IVerb verb)
    {
        string[] words = verb.Name.Split(' ');
        Command parent = _root;
        foreach (string group in words[..^1])
        {
            Command? found = parent.Subcommands.FirstOrDefault(command => command.Name == group);
            if (found is null)
            {
                found = new Command(group, $"Verbs about {group}.");
                parent.Subcommands.Add(found);
            }

            parent = found;
        }

        Command own = new(words[^1], verb.Purpose);
        foreach (Option option in verb.Options)
        {
            own.Options.Add(option);
        }

        own.SetAction((parsed, cancellationToken) => RunAsync(verb, parsed, cancellationToken));
        parent.Subcommands.Add(own);
    }

    private async Task<int> RunAsync(IVerb verb, ParseResult parsed, CancellationToken cancellationToken)
    {
        bool json = parsed.GetValue(_json);
        try
        {
            Outcome<VerbReport> outcome;
            using (VerbProgress progress = new(_console))
            {
                outcome = await verb.RunAsync(parsed, progress, cancellationToken);
            }

            return outcome.Match(report => Tell(report, json), refusal => Refuse(refusal, json));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Fail("Stopped before there was a result.", json);
        }
#pragma warning disable CA1031 // the edge of the process: whatever went wrong becomes a message and exit code 1
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await _console.Error.WriteLineAsync(fault.ToString());
            return Fail(fault.Message, json);
        }
    }

    private int Tell(VerbReport report, bool json)
    {
        if (json)
        {
            _console.Out.WriteLine(CommandJson.Text(report.Values));
        }
        else
        {
            report.Print(_console.Out);
        }

        return report.ExitCode;
    }

    private int Refuse(Refusal refusal, bool json)
    {
        _console.Error.WriteLine(refusal.Reason);
        if (json)
        {
            _console.Out.WriteLine(CommandJson.Text(new Dictionary<string, object>(StringComparer.Ordinal) { ["refused"] = CommandJson.Describe(refusal) }));
        }

        return RefusedInput;
    }

    private int Fail(string message, bool json)
    {
        _console.Error.WriteLine($"Fault: {message}");
        if (json)
        {
            _console.Out.WriteLine(CommandJson.Text(new { fault = message }));
        }

        return Fault;
    }

    private static string Words(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string help = string.Join(' ', Ancestors(command).Append("--help"));
        string faults = command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count > 0
            ? $"There is no verb '{parsed.UnmatchedTokens[0]}'. Verbs: {string.Join(", ", command.Subcommands.Select(verb => verb.Name))}."
            : string.Join(" ", parsed.Errors.Select(error => error.Message));
        return $"{faults} For help: {help}";
    }

    private static IEnumerable<string> Ancestors(Command command) =>
        command is RootCommand
            ? []
            : command.Parents.OfType<Command>().SelectMany(Ancestors).Append(command.Name);
}
