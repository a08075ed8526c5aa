namespace MarketingAI.Workbench.Navigation;

/// <summary>Keeps redirects inside the product.</summary>
public static class LocalUrl
{
    /// <returns>The address where it is a path of this host, else the fallback.</returns>
    public static string Or(string? url, string fallback) =>
        url is { Length: > 0 } && url[0] == '/' && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl)
            ? url
            : fallback;
}
