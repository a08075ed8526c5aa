namespace MarketingAI.Workbench.CommandLine;

/// <summary>The modules that verbs on files work with.</summary>
internal static class CommandModules
{
    public static void Add(IServiceCollection services)
    {
        _ = services;
    }
}
