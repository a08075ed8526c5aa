using System.Reflection;
using System.Text.RegularExpressions;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Architecture;

/// <summary>Rules about files and shapes that the compiler does not hold.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] EmptyWords = ["Common", "Helpers", "Utils", "Managers", "Legacy", "New"];

    private static readonly string[] Projects = ["MarketingAI.Engine", "MarketingAI.Workbench", "MarketingAI.Tests"];

    private static readonly string[] Products = ["MarketingAI.Engine", "MarketingAI.Workbench"];

    [Fact]
    public void Every_module_folder_is_on_the_map_and_has_a_readme()
    {
        string[] modules = [.. Directory.GetDirectories(Repository.PathOf("MarketingAI.Engine")).Select(path => Path.GetFileName(path)!)
            .Where(name => name is not "bin" and not "obj")];

        Assert.True(modules.Length > 8);
        Assert.All(modules, module => Assert.True(ModuleMap.Knows(module), $"{module} is not in ModuleMap."));
        Assert.All(modules, module => Assert.True(
            File.Exists(Repository.PathOf("MarketingAI.Engine", module, "README.md")), $"{module} has no README.md."));
        Assert.All(modules, module => Assert.NotEmpty(Directory.EnumerateFiles(
            Repository.PathOf("MarketingAI.Engine", module), "*.cs", SearchOption.AllDirectories)));
    }

    [Fact]
    public void No_folder_has_an_empty_word_for_a_name()
    {
        string[] folders = [.. Projects
            .SelectMany(project => Directory.EnumerateDirectories(Repository.PathOf(project), "*", SearchOption.AllDirectories))];

        Assert.True(folders.Length > 20);
        Assert.DoesNotContain(folders, folder => EmptyWords.Contains(Path.GetFileName(folder), StringComparer.Ordinal));
    }

    [Fact]
    public void Files_stay_short()
    {
        (string Path, int Lines, int Most)[] files =
        [
            .. Products
                .SelectMany(project => Repository.Sources(project, "*.cs")
                    .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))
                    .Select(path => (path, File.ReadLines(path).Count(), 400))),
            .. Repository.Sources("MarketingAI.Workbench", "*.razor").Select(path => (path, File.ReadLines(path).Count(), 200)),
        ];

        Assert.True(files.Length > 40);
        Assert.All(files, file => Assert.True(file.Lines <= file.Most, $"{file.Path} has {file.Lines} lines, more than {file.Most}."));
    }

    [Fact]
    public void Markup_holds_no_code_and_injects_nothing()
    {
        string[] markup = [.. Repository.Sources("MarketingAI.Workbench", "*.razor")];

        Assert.True(markup.Length > 5);
        Assert.All(markup, path => Assert.DoesNotMatch(CodeInMarkup(), File.ReadAllText(path)));
    }

    [Fact]
    public void Pages_name_their_routes_in_Urls_only()
    {
        string[] pages = [.. Repository.Sources("MarketingAI.Workbench", "*.razor")];

        Assert.True(pages.Length > 5);
        Assert.All(pages, path => Assert.DoesNotMatch(RouteInMarkup(), File.ReadAllText(path)));
    }

    [Fact]
    public void No_constructor_asks_for_more_than_six_things()
    {
        (string Type, int Asks)[] constructors =
        [
            .. new[] { typeof(MarketingAI.Engine.Kernel.Refusal).Assembly, typeof(Program).Assembly }
                .SelectMany(assembly => assembly.GetTypes())
                .Where(type => type is { IsClass: true, IsAbstract: false } && !IsRecord(type)
                    && (type.Namespace?.StartsWith("MarketingAI", StringComparison.Ordinal) ?? false)
                    && !type.Namespace.Contains("Migrations", StringComparison.Ordinal)
                    && !Attribute.IsDefined(type, typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
                .SelectMany(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                .Select(constructor => (constructor.DeclaringType!.FullName!, constructor.GetParameters().Length)),
        ];

        Assert.True(constructors.Length > 50);
        Assert.All(constructors, constructor => Assert.True(constructor.Asks <= 6, $"{constructor.Type} asks for {constructor.Asks} things."));
    }

    [Fact]
    public void Every_public_type_of_the_Engine_says_what_it_is_for()
    {
        string documentation = File.ReadAllText(Path.ChangeExtension(typeof(MarketingAI.Engine.Kernel.Refusal).Assembly.Location, ".xml"));
        Type[] types = [.. typeof(MarketingAI.Engine.Kernel.Refusal).Assembly.GetExportedTypes()
            .Where(type => !type.IsNested && !type.IsEnum && !type.IsSubclassOf(typeof(MarketingAI.Engine.Kernel.Refusal))
                && !type.Name.EndsWith("Registration", StringComparison.Ordinal)
                && !type.Namespace!.Contains("Migrations", StringComparison.Ordinal))];

        string[] silent = [.. types.Where(type => !documentation.Contains($"\"T:{type.FullName}\"", StringComparison.Ordinal))
            .Select(type => type.FullName!)];

        Assert.True(types.Length > 20);
        Assert.True(silent.Length == 0, $"No summary: {string.Join(", ", silent)}");
    }

    [Fact]
    public void Nobody_reads_the_warehouse_around_its_views()
    {
        string[] sources = [.. Repository.Sources("MarketingAI.Engine", "*.cs").Concat(Repository.Sources("MarketingAI.Workbench", "*.cs"))
            .Where(path => !path.Contains("/MarketingAI.Engine/Data/", StringComparison.Ordinal))];

        Assert.True(sources.Length > 40);
        Assert.All(sources, path => Assert.DoesNotMatch(RawWarehouse(), File.ReadAllText(path)));
        Assert.Matches(RawWarehouse(), "SELECT x FROM warehouse.ingestion.orders");
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    [GeneratedRegex(@"@code\b|@inject\b|@functions\b", RegexOptions.None, 1000)]
    private static partial Regex CodeInMarkup();

    [GeneratedRegex("@page\\s+\"", RegexOptions.None, 1000)]
    private static partial Regex RouteInMarkup();

    [GeneratedRegex(@"(?i)\b(?:FROM|JOIN|INTO|UPDATE|TABLE|USE)\s+warehouse\.", RegexOptions.None, 1000)]
    private static partial Regex RawWarehouse();
}
