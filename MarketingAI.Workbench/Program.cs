using MarketingAI.Workbench.CommandLine;
using MarketingAI.Workbench.Hosting;
using MarketingAI.Workbench.Jobs;
using MarketingAI.Workbench.Security;

if (await CommandLineApp.TryRunAsync(args) is { } exitCode)
{
    return exitCode;
}

WebApplicationBuilder builder = HostStart.CreateBuilder(args);
builder.AddEngine();
builder.AddSecurity();
builder.AddJobServer();
builder.AddPages();
builder.AddApi();
builder.AddOperations();
builder.AddDemo();

WebApplication app = builder.Build();
app.UseWorkbench();
app.MapAccounts();
app.MapApi();
app.MapJobServer();
app.MapOperations();
app.MapPages();
return await HostStart.RunAsync(app);

public sealed partial class Program;
