using System.Globalization;
using System.Runtime.InteropServices;
using MarketingAI.Workbench.CommandLine.Verbs;

namespace MarketingAI.Workbench.CommandLine;

/// <summary>Runs a verb in the foreground: no host, no sign-in, plain files in and out.</summary>
internal static class CommandLineApp
{
    /// <summary>Runs the verb that the arguments name.</summary>
    /// <returns>Null when no verb is named, so that the host starts; else 0 success, 2 refused input, 1 fault.</returns>
    public static async Task<int?> TryRunAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (!IsOurs(args))
        {
            return null;
        }

        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        return await RunAsync(args, CommandConsole.Process(), stop.Token);
    }

    /// <summary>The same with writers and a token of the caller's choice.</summary>
    internal static async Task<int?> TryRunAsync(string[] args, CommandConsole console, CancellationToken cancellationToken) =>
        IsOurs(args) ? await RunAsync(args, console, cancellationToken) : null;

    private static async Task<int> RunAsync(string[] args, CommandConsole console, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CommandTree tree = new(VerbList.All, console);
        return await tree.InvokeAsync(args, cancellationToken);
    }

    /// <summary>A bare word is a verb, known or misspelt; options alone are the host's, but for asking for help.</summary>
    private static bool IsOurs(string[] args) =>
        args.Length > 0
        && (args[0] is "--help" or "-h" or "-?" or "--version"
            || (args[0].Length > 0 && args[0][0] is not ('-' or '/') && !args[0].Contains('=', StringComparison.Ordinal)));

    /// <summary>The first signal asks the verb to stop and keep what it has; the second ends the process.</summary>
    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        if (!stop.IsCancellationRequested)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
