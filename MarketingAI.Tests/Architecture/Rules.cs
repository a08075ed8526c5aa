namespace MarketingAI.Tests.Architecture;

/// <summary>The rules of docs/architecture.md as functions from arrows to breaches, one sentence each.</summary>
internal static class Rules
{
    private static readonly string[] Pure = ["Algorithms", "Numerics", "Statistics"];

    private static readonly string[] OutsideWorld =
    [
        "DuckDB.", "Microsoft.EntityFrameworkCore.", "Microsoft.Data.", "Microsoft.Extensions.", "System.Data.", "System.Net.",
        "System.IO.File", "System.IO.Directory", "System.IO.Path", "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Environment",
        "Microsoft.ML.",
    ];

    public static IEnumerable<string> Imports(IEnumerable<Arrow> arrows) =>
        from arrow in arrows
        let moduleFrom = Arrow.PartAfter(Arrow.Engine, arrow.From)
        let moduleTo = Arrow.PartAfter(Arrow.Engine, arrow.To)
        where moduleFrom is not null && moduleTo is not null && !ModuleMap.Allows(moduleFrom, moduleTo)
        select $"{moduleFrom} may not import {moduleTo}: {arrow.From} uses {arrow.To}";

    public static IEnumerable<string> PrivateParts(IEnumerable<Arrow> arrows) =>
        from arrow in arrows
        let owner = Arrow.PartAfter(Arrow.Engine, arrow.To)
        where owner is not null && (HasFolder(arrow.To, "Algorithms") || HasFolder(arrow.To, "Storage"))
            && !string.Equals(Arrow.PartAfter(Arrow.Engine, arrow.From), owner, StringComparison.Ordinal)
        select $"Algorithms and Storage of {owner} are private to it: {arrow.From} uses {arrow.To}";

    public static IEnumerable<string> PureAlgorithms(IEnumerable<Arrow> arrows) =>
        from arrow in arrows
        where arrow.From.StartsWith(Arrow.Engine, StringComparison.Ordinal)
            && Pure.Any(folder => HasFolder(arrow.From, folder))
            && OutsideWorld.Any(world => arrow.To.StartsWith(world, StringComparison.Ordinal))
        select $"Algorithms touch no outside world: {arrow.From} uses {arrow.To}";

    public static IEnumerable<string> DatabasesInStorage(IEnumerable<Arrow> arrows) =>
        from arrow in arrows
        where arrow.From.StartsWith(Arrow.Engine, StringComparison.Ordinal)
            && (Begins(arrow.To, "DuckDB.") || Begins(arrow.To, "Microsoft.EntityFrameworkCore.") || Begins(arrow.To, "Microsoft.Data."))
            && !Begins(arrow.From, "MarketingAI.Engine.Data.") && !HasFolder(arrow.From, "Storage")
        select $"Only Data and Storage folders know databases: {arrow.From} uses {arrow.To}";

    public static IEnumerable<string> ConnectionsInData(IEnumerable<Arrow> arrows) =>
        from arrow in arrows
        where Begins(arrow.To, "DuckDB.NET.Data.DuckDBConnection") && !Begins(arrow.From, "MarketingAI.Engine.Data.")
            && (Begins(arrow.From, Arrow.Engine) || Begins(arrow.From, Arrow.Workbench))
        select $"The warehouse is reached through IWarehouse only: {arrow.From} uses {arrow.To}";

    public static IEnumerable<string> MachineLearning(IEnumerable<Arrow> arrows) =>
        from arrow in arrows
        where Begins(arrow.To, "Microsoft.ML.") && InProduct(arrow)
            && !Begins(arrow.From, "MarketingAI.Engine.Learners.") && !Begins(arrow.From, "MarketingAI.Engine.Modeling.")
            && !Begins(arrow.From, "MarketingAI.Workbench.CommandLine.Benchmarks.")
        select $"Only Learners and Modeling know ML.NET: {arrow.From} uses {arrow.To}";

    public static IEnumerable<string> HangfireAtTheEdge(IEnumerable<Arrow> arrows) =>
        from arrow in arrows
        where Begins(arrow.To, "Hangfire.") && InProduct(arrow)
            && !Begins(arrow.From, "MarketingAI.Workbench.Hosting.") && !Begins(arrow.From, "MarketingAI.Workbench.Jobs.")
            && !Begins(arrow.From, "Program")
        select $"Only the host's Hosting and Jobs know Hangfire: {arrow.From} uses {arrow.To}";

    public static IEnumerable<string> EngineWithoutWeb(IEnumerable<Arrow> arrows) =>
        from arrow in arrows
        where Begins(arrow.From, Arrow.Engine)
            && (Begins(arrow.To, "Microsoft.AspNetCore.") || Begins(arrow.To, "MudBlazor.") || Begins(arrow.To, Arrow.Workbench))
        select $"The Engine knows no web: {arrow.From} uses {arrow.To}";

    public static IEnumerable<string> PagesApart(IEnumerable<Arrow> arrows) =>
        from arrow in arrows
        let page = Arrow.PartAfter("MarketingAI.Workbench.Pages.", arrow.From)
        where page is not null
        let otherPage = Arrow.PartAfter("MarketingAI.Workbench.Pages.", arrow.To)
        let folder = Arrow.PartAfter(Arrow.Workbench, arrow.To)
        where (otherPage is not null && !string.Equals(page, otherPage, StringComparison.Ordinal))
            || folder is "Api" or "Jobs" or "CommandLine"
        select $"A page uses neither other modules' pages nor Api, Jobs or CommandLine: {arrow.From} uses {arrow.To}";

    public static IEnumerable<string> ComponentsKnowKernelOnly(IEnumerable<Arrow> arrows) =>
        from arrow in arrows
        where Begins(arrow.From, "MarketingAI.Workbench.Components.Controls.") || Begins(arrow.From, "MarketingAI.Workbench.Components.Charts.")
        let module = Arrow.PartAfter(Arrow.Engine, arrow.To)
        where module is not null and not "Kernel"
        select $"Shared controls know nothing of the Engine but Kernel: {arrow.From} uses {arrow.To}";

    private static bool InProduct(Arrow arrow) => Begins(arrow.From, Arrow.Engine) || Begins(arrow.From, Arrow.Workbench);

    private static bool Begins(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);

    private static bool HasFolder(string fullName, string folder) => fullName.Contains($".{folder}.", StringComparison.Ordinal);
}
