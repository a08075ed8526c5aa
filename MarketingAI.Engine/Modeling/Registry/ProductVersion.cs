using System.Reflection;

namespace MarketingAI.Engine.Modeling.Registry;

/// <summary>Version of the code, as the build stamped it; with the commit where the build knew it.</summary>
internal static class ProductVersion
{
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? typeof(ProductVersion).Assembly.GetName().Version?.ToString()
        ?? "unknown";
}
