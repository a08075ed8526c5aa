using System.Globalization;

namespace MarketingAI.Workbench.CommandLine;

/// <summary>One line on standard error, redrawn in place while a person watches; silent when nobody does.</summary>
internal sealed class VerbProgress(CommandConsole console) : IDisposable
{
    private readonly Lock _gate = new();
    private int _drawn;

    /// <param name="share">Share done, in [0, 1].</param>
    public void Report(double share, string step)
    {
        if (!console.IsLive)
        {
            return;
        }

        string line = string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(share, 0, 1) * 100,3:0} % {step}");
        lock (_gate)
        {
            console.Error.Write("\r" + line.PadRight(_drawn));
            _drawn = line.Length;
        }
    }

    /// <summary>A line that stays, such as what was assumed for lack of an answer.</summary>
    public void Say(string line)
    {
        lock (_gate)
        {
            Clear();
            console.Error.WriteLine(line);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Clear();
        }
    }

    private void Clear()
    {
        if (_drawn > 0)
        {
            console.Error.Write("\r" + new string(' ', _drawn) + "\r");
            _drawn = 0;
        }
    }
}
