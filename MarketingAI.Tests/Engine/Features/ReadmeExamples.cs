using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Features;

/// <summary>Lines of code that stand in a README of Features word for word; the tests that call this run the same lines.</summary>
internal static class ReadmeExamples
{
    public static void AssertStandIn(string folder, params string[] lines)
    {
        string readme = File.ReadAllText(Repository.PathOf("MarketingAI.Engine", "Features", folder, "README.md"));
        Assert.All(lines, line => Assert.Contains(line, readme, StringComparison.Ordinal));
    }
}
