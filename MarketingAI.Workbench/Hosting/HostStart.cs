using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Makes the builder and runs the host; both work from any folder and in any environment.</summary>
public static class HostStart
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(HostStart).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });

        // Without this, build output answers 500 for every script and style outside Development.
        builder.WebHost.UseStaticWebAssets();
        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.ClearProviders().AddJsonConsole(console => console.IncludeScopes = false);
        }

        if (builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Host.UseDefaultServiceProvider(container => (container.ValidateScopes, container.ValidateOnBuild) = (true, false));
        return builder;
    }

    /// <returns>The exit code: 0 after an orderly stop, 1 where the address is taken or the settings are wrong.</returns>
    public static async Task<int> RunAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException or SocketException)
        {
            await Console.Error.WriteLineAsync($"{fault.Message} Choose another with --urls http://127.0.0.1:5081.");
            return 1;
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException fault)
        {
            await Console.Error.WriteLineAsync($"The settings are not valid: {string.Join(" ", fault.Failures)}");
            return 1;
        }
    }
}
