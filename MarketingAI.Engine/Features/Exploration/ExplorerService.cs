using System.Text.Json;
using MarketingAI.Engine.Features.Exploration.Algorithms;
using MarketingAI.Engine.Features.Exploration.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

internal sealed class ExplorerService(SourceList sources, ExploreTable table, ExplorerMemory memory, WorkScope scope) : IExplorer
{
    /// <summary>Chance of calling anything of a table found where nothing is there.</summary>
    public const double Alpha = 0.05;

    public const string MaskedWhy = "It is masked for you. Compliance decides at Govern > Access who sees it.";
    public const string UnusableWhy = "The contract allows no use of it.";

    private const int Twentieths = 20;
    private const int Tenths = 10;

    public Task<IReadOnlyList<ExploreSource>> SourcesAsync(CancellationToken cancellationToken) => sources.ListAsync(cancellationToken);

    public Task<Outcome<ExploreSource>> FindAsync(string key, CancellationToken cancellationToken) => sources.FindAsync(key, cancellationToken);

    public Task<Outcome<ExploreOverview>> OverviewAsync(ExploreQuestion question, IProgress<ExploreProgress>? progress, CancellationToken cancellationToken) =>
        AskAsync<ExploreOverview>(question, "overview", rows => Column(rows, question.Target).Then(
            target => new OverviewWork(rows, question.Where.Count == 0, progress).Run(target)), cancellationToken);

    public Task<Outcome<Distribution>> DistributionAsync(ExploreQuestion question, string column, CancellationToken cancellationToken) =>
        AskAsync<Distribution>(question, $"distribution {column}", rows => Shown(rows, column).Then(found => DistributionWork.Run(rows, found)), cancellationToken);

    public Task<Outcome<GroupedFigures>> OverTimeAsync(
        ExploreQuestion question, string column, string? time, TimeStep? step, CancellationToken cancellationToken) =>
        AskAsync<GroupedFigures>(
            question, $"time {column} {time} {step}",
            rows => (time ?? rows.Source.TimeColumn) is not { } by
                ? new ExploreColumnUnfit(column, "no column says when a row happened. Choose one.")
                : Shown(rows, column).Then(found => Shown(rows, by).Then(at => new FigureWork(rows).OverTime(found, at, step))),
            cancellationToken);

    public Task<Outcome<GroupedFigures>> BySegmentAsync(ExploreQuestion question, string column, string segment, CancellationToken cancellationToken) =>
        AskAsync<GroupedFigures>(
            question, $"segment {column} {segment}",
            rows => Shown(rows, column).Then(found => Shown(rows, segment).Then(by => new FigureWork(rows).By(found, by, Tenths))),
            cancellationToken);

    public Task<Outcome<GroupedFigures>> AgainstTargetAsync(ExploreQuestion question, string column, CancellationToken cancellationToken) =>
        AskAsync<GroupedFigures>(
            question, $"target {column}",
            rows => question.Target is not { } target
                ? new ExploreColumnUnfit(column, "no target was chosen.")
                : Shown(rows, column).Then(found => Shown(rows, target).Then(
                    by => TargetTerms.Read(rows, by).Then(_ => new FigureWork(rows).By(by, found, Twentieths)))),
            cancellationToken);

    public Task<Outcome<ExampleRows>> ExamplesAsync(ExploreQuestion question, string column, CancellationToken cancellationToken) =>
        AskAsync<ExampleRows>(question, null, rows => Found(rows.Source, column).Then(found => DistributionWork.Examples(rows, found)), cancellationToken);

    public Task<Outcome<ColumnRelations>> RelationsAsync(
        ExploreQuestion question, IReadOnlyList<string> columns, IProgress<ExploreProgress>? progress, CancellationToken cancellationToken) =>
        AskAsync<ColumnRelations>(question, $"relations {string.Join('\n', columns)}", rows => Columns(rows, columns).Then(
            chosen => new RelationsWork(rows, progress).Run([.. chosen.OrderByDescending(column => string.Equals(column.Name, question.Target, StringComparison.Ordinal))])), cancellationToken);

    public Task<Outcome<CohortComparison>> CompareAsync(
        ExploreQuestion question, IReadOnlyList<ExploreCondition> a, IReadOnlyList<ExploreCondition> b, IProgress<ExploreProgress>? progress,
        CancellationToken cancellationToken) =>
        AskAsync<CohortComparison>(
            question, $"compare {JsonSerializer.Serialize(a)} {JsonSerializer.Serialize(b)}",
            rows => (a.Count, b.Count) switch
            {
                (0, _) => new CohortOpen("A"),
                (_, 0) => new CohortOpen("B"),
                _ => Checked(rows, a).Then(first => Checked(rows, b).Then(second => new CompareWork(rows, first, second, progress).Run())),
            },
            cancellationToken);

    /// <param name="kept">Under which words the answer is kept; null where it is asked anew each time.</param>
    private async Task<Outcome<T>> AskAsync<T>(ExploreQuestion question, string? kept, Func<ExploreRows, Outcome<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(question);
        Outcome<ExploreSource> source = await sources.FindAsync(question.Source, cancellationToken);
        if (source.IsRefused)
        {
            return source.Refusal;
        }

        if (question.Where.Count > ExploreQuestion.MostConditions)
        {
            return new TooManyConditions(question.Where.Count, ExploreQuestion.MostConditions);
        }

        return await Task.Run(
            () =>
            {
                // What is masked is known once the table is open, so conditions are checked then.
                using ExploreRows open = table.Open(source.Value, cancellationToken);
                Outcome<IReadOnlyList<CheckedCondition>> where = Checked(open, question.Where);
                if (where.IsRefused)
                {
                    return where.Refusal;
                }

                string? key = kept is null || source.Value.Version is null ? null : KeyOf(question, kept, source.Value.Version, open);
                if (key is not null && memory.Find<T>(key) is { } known)
                {
                    return Outcome.Of(known);
                }

                Outcome<T> answer = ask(open.With(where.Value));
                if (key is not null && !answer.IsRefused)
                {
                    memory.Keep(key, answer.Value);
                }

                return answer;
            },
            cancellationToken);
    }

    private string KeyOf(ExploreQuestion question, string kept, string version, ExploreRows rows) =>
        string.Join('\u001f', [scope.Unit.Value, question.Source, version, question.Target ?? string.Empty, JsonSerializer.Serialize(question.Where), kept, .. rows.Masked]);

    private static Outcome<IReadOnlyList<CheckedCondition>> Checked(ExploreRows rows, IReadOnlyList<ExploreCondition> conditions)
    {
        List<CheckedCondition> read = [];
        foreach (ExploreCondition condition in conditions)
        {
            Outcome<CheckedCondition> one = Shown(rows, condition.Column).Then(column => ConditionRule.Check(column, condition));
            if (one.IsRefused)
            {
                return one.Refusal;
            }

            read.Add(one.Value);
        }

        return read;
    }

    private static Outcome<ExploreColumn?> Column(ExploreRows rows, string? name) =>
        name is null ? Outcome.Of<ExploreColumn?>(null) : Found(rows.Source, name).Then(found => Outcome.Of<ExploreColumn?>(found));

    private static Outcome<IReadOnlyList<ExploreColumn>> Columns(ExploreRows rows, IReadOnlyList<string> names)
    {
        List<ExploreColumn> found = [];
        foreach (string name in names)
        {
            Outcome<ExploreColumn> one = Shown(rows, name);
            if (one.IsRefused)
            {
                return one.Refusal;
            }

            found.Add(one.Value);
        }

        return names.Count == 0 ? Outcome.Of(rows.Source.Columns) : found;
    }

    private static Outcome<ExploreColumn> Found(ExploreSource source, string name) => source.Find(name) is { } column
        ? column
        : new ExploreColumnUnknown(source.Title, name, NearestName.Of(name, source.Columns.Select(known => known.Name)));

    /// <summary>A column whose values the present person may see.</summary>
    private static Outcome<ExploreColumn> Shown(ExploreRows rows, string name) => Found(rows.Source, name).Then(column =>
        OverviewWork.HiddenWhy(rows, column) is { } why ? new ExploreColumnHidden(column.Name, why) : (Outcome<ExploreColumn>)column);
}
