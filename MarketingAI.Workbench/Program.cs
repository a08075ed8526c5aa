using MarketingAI.Workbench.CommandLine;

if (await CommandLineApp.TryRunAsync(args) is int exitCode)
{
    return exitCode;
}

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
WebApplication app = builder.Build();
await app.RunAsync();
return 0;

public sealed partial class Program;
