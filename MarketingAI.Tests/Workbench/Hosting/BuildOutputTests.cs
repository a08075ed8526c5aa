using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Workbench.Hosting;

/// <summary>Starts the built host as an operator would: another process, another folder, Production.</summary>
public sealed class BuildOutputTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_build_output_serves_pages_and_scripts_in_Production_from_any_folder()
    {
        using TemporaryFolder folder = new();
        int port = FreePort();
        using Process host = Start(folder, port);
        try
        {
            using HttpClient client = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            string page = await FirstAnswerAsync(client, host);

            Assert.Contains("Sign in to the Workbench", page, StringComparison.Ordinal);
            foreach (string file in new[] { "_framework/blazor.web.js", "_content/MudBlazor/MudBlazor.min.css", "css/tokens.css" })
            {
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(file)).StatusCode);
            }
        }
        finally
        {
            host.Kill(entireProcessTree: true);
            await host.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_taken_port_is_told_in_one_line()
    {
        using TemporaryFolder folder = new();
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();

        using Process host = Start(folder, ((IPEndPoint)taken.LocalEndpoint).Port);
        Task<string> errors = host.StandardError.ReadToEndAsync();
        using CancellationTokenSource patience = new(Patience);
        await host.WaitForExitAsync(patience.Token);

        Assert.Equal(1, host.ExitCode);
        string line = Assert.Single((await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("already in use", line, StringComparison.Ordinal);
        Assert.Contains("--urls", line, StringComparison.Ordinal);
    }

    private static async Task<string> FirstAnswerAsync(HttpClient client, Process host)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await client.GetStringAsync("/account/sign-in");
            }
            catch (HttpRequestException) when (watch.Elapsed < Patience && !host.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private static Process Start(TemporaryFolder folder, int port)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        string built = Repository.PathOf("artifacts", "bin", "MarketingAI.Workbench", configuration, "MarketingAI.Workbench.dll");
        ProcessStartInfo start = new("dotnet", [built, "--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = Path.GetTempPath(),
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Data__Root"] = folder.Path;
        Process host = Process.Start(start)!;
        host.OutputDataReceived += (_, _) => { };
        host.BeginOutputReadLine();
        return host;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
