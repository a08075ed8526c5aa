using System.Net;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.EndToEnd.Support;

/// <summary>
/// The real host with a data root of its own, without the demo company unless the settings ask for it. <see cref="ForRequests"/> answers in memory; <see cref="ForBrowsers"/> listens on a free port.
/// </summary>
public sealed class WorkbenchHost : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _environment;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly Action<IServiceCollection>? _services;

    private WorkbenchHost(string environment, IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? services) =>
        (_environment, _settings, _services) = (environment, settings ?? new Dictionary<string, string?>(StringComparer.Ordinal), services);

    /// <summary>Address with the port, without a slash at the end; only for browsers.</summary>
    public string Address { get; private set; } = string.Empty;

    public string DataRoot => _folder.Path;

    public static WorkbenchHost ForRequests(
        string environment = "Development", IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null) =>
        new(environment, settings, services);

    public static WorkbenchHost ForBrowsers(
        string environment = "Development", IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    {
        WorkbenchHost host = new(environment, settings, services);
        host.UseKestrel(0);
        host.StartServer();
        host.Address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
            .Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("localhost", "127.0.0.1", StringComparison.Ordinal).TrimEnd('/');
        return host;
    }

    /// <summary>A client that keeps cookies and does not follow redirects.</summary>
    public HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

    /// <summary>A client signed in as a demo person: marketer, scientist, reviewer, finance, channels or admin.</summary>
    public async Task<HttpClient> SignedInAsync(string userName)
    {
        HttpClient client = Client();
        HttpResponseMessage answer = await SignInForm.PostAsync(client, userName, DemoAccounts.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("Data:Root", _folder.Path);
        builder.UseSetting("Demo:Enabled", "false");
        foreach ((string key, string? value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        if (_services is not null)
        {
            builder.ConfigureServices(_services);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder.Path))
        {
            // The factory disposes itself twice.
            _folder.Dispose();
        }
    }
}
