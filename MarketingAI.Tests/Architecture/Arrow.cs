using ArchUnitNET.Loader;

namespace MarketingAI.Tests.Architecture;

/// <summary>That one type uses another, by full names.</summary>
internal readonly record struct Arrow(string From, string To)
{
    public const string Engine = "MarketingAI.Engine.";
    public const string Workbench = "MarketingAI.Workbench.";

    private static readonly Lazy<IReadOnlyList<Arrow>> OfProduct = new(() =>
        Read(typeof(MarketingAI.Engine.Kernel.Refusal).Assembly, typeof(Program).Assembly));

    private static readonly Lazy<IReadOnlyList<Arrow>> OfPlanted = new(() => Read(typeof(ModuleMap).Assembly));

    /// <summary>All arrows of Engine and Workbench.</summary>
    public static IReadOnlyList<Arrow> Product => OfProduct.Value;

    /// <summary>The arrows of the breaches planted in this assembly, which every rule must find.</summary>
    public static IReadOnlyList<Arrow> Planted => OfPlanted.Value;

    /// <summary>The part of a full name after the root, up to the next dot: module of the Engine, folder of the Workbench.</summary>
    public static string? PartAfter(string root, string fullName)
    {
        if (!fullName.StartsWith(root, StringComparison.Ordinal))
        {
            return null;
        }

        int end = fullName.IndexOf('.', root.Length);
        return end < 0 ? null : fullName[root.Length..end];
    }

    private static List<Arrow> Read(params System.Reflection.Assembly[] assemblies)
    {
        ArchUnitNET.Domain.Architecture architecture = new ArchLoader().LoadAssemblies(assemblies).Build();
        return
        [
            .. architecture.Types
                .SelectMany(type => type.Dependencies.Select(use => new Arrow(type.FullName, use.Target.FullName)))
                .Distinct(),
        ];
    }
}
