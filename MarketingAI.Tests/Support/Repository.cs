namespace MarketingAI.Tests.Support;

/// <summary>The source tree that the tests were built from.</summary>
public static class Repository
{
    private static readonly Lazy<string> Found = new(() =>
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "MarketingAI.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the source tree: MarketingAI.sln was not found upward.");
    });

    public static string Root => Found.Value;

    public static string PathOf(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Source files of the product, build output left out.</summary>
    public static IEnumerable<string> Sources(string project, string pattern) =>
        Directory.EnumerateFiles(PathOf(project), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
