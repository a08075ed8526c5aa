using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MarketingAI.Workbench.CommandLine.Benchmarks.Http;

/// <summary>The real host as a process of its own on loopback.</summary>
internal sealed class ChildHost : IAsyncDisposable
{
    private static readonly TimeSpan MostStart = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly System.Text.StringBuilder _said = new();

    private ChildHost(Process process, IPEndPoint address) => (_process, Address) = (process, address);

    public IPEndPoint Address { get; }

    /// <param name="settings">Such as <c>DecisionLog:Durability=Synced</c>.</param>
    public static async Task<ChildHost> StartAsync(string root, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        IPEndPoint address = new(IPAddress.Loopback, FreePort());
        ProcessStartInfo start = new(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(ChildHost).Assembly.Location);
        start.ArgumentList.Add($"--urls=http://{address}");
        start.ArgumentList.Add($"--Data:Root={root}");
        foreach (string setting in settings)
        {
            start.ArgumentList.Add($"--{setting}");
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        ChildHost host = new(Process.Start(start)!, address);
        host.Listen();
        await host.WaitUntilReadyAsync(cancellationToken);
        return host;
    }

    /// <summary>SIGKILL: the process has no say in it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Listen()
    {
        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (_said)
            {
                if (_said.Length < 20_000)
                {
                    _said.AppendLine(line.Data);
                }
            }
        }

        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using HttpClient client = new() { BaseAddress = new Uri($"http://{Address}") };
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < MostStart && !_process.HasExited)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative), cancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, cancellationToken);
            }
        }

        throw new InvalidOperationException($"The host did not start within {MostStart.TotalSeconds} s. It said: {_said}");
    }

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
