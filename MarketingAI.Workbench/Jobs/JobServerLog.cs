using Hangfire.AspNetCore;
using Hangfire.Logging;

namespace MarketingAI.Workbench.Jobs;

/// <summary>
/// Hangfire's log, which is one for the process: where the host that it belongs to has ended, another host of the process must not fail by it.
/// </summary>
internal sealed class JobServerLog(ILoggerFactory factory) : ILogProvider
{
    private readonly AspNetCoreLogProvider _inner = new(factory);

    public ILog GetLogger(string name)
    {
        try
        {
            return _inner.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silent();
        }
    }

    private sealed class Silent : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
