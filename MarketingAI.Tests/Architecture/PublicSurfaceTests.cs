using MarketingAI.Tests.Support;
using PublicApiGenerator;

namespace MarketingAI.Tests.Architecture;

/// <summary>What other assemblies may use of the Engine is a decision, and so it stands in a file that is changed on purpose.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly string[] Unapproved = ["MarketingAI.Engine.Data.Migrations"];

    [Fact]
    public async Task The_public_surface_of_the_Engine_is_the_approved_one()
    {
        string found = typeof(MarketingAI.Engine.Kernel.Refusal).Assembly.GeneratePublicApi(new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            DenyNamespacePrefixes = Unapproved,
        }).ReplaceLineEndings("\n");
        string approved = Repository.PathOf("MarketingAI.Tests", "Golden", "engine-surface.txt");
        string received = Repository.PathOf("artifacts", "engine-surface.received.txt");
        await File.WriteAllTextAsync(received, found);

        Assert.True(
            File.Exists(approved) && string.Equals(await File.ReadAllTextAsync(approved), found, StringComparison.Ordinal),
            $"The public surface of the Engine changed. If that is meant: cp {received} {approved}");
    }
}
