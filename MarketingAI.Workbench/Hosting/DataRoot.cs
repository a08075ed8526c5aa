namespace MarketingAI.Workbench.Hosting;

/// <summary>Where a relative data root starts: at the solution's folder while it is found upward, else at the content root.</summary>
public static class DataRoot
{
    private const string Mark = "MarketingAI.sln";

    public static string Resolve(string root, string contentRoot)
    {
        if (Path.IsPathRooted(root))
        {
            return root;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                return Path.Combine(folder.FullName, root);
            }
        }

        return Path.Combine(contentRoot, root);
    }
}
