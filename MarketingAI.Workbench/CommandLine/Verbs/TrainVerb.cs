using System.CommandLine;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Search;

namespace MarketingAI.Workbench.CommandLine.Verbs;

/// <summary>Trains a model on a file and measures it on rows that no choice has seen.</summary>
internal sealed class TrainVerb : IVerb
{
    private readonly Option<string> _data = Arguments.DataFile();

    private readonly Option<string> _target = new("--target") { Description = "The column to predict; it must have two classes.", HelpName = "COLUMN", Required = true };

    private readonly Option<string?> _time = new("--time") { Description = "A date or time column: the final figure is then taken on the latest rows.", HelpName = "COLUMN" };

    private readonly Option<string?> _budget = new("--budget") { Description = "Stop after this long, such as 60s, 5m or 1h. Not repeatable to the digit; --trials is.", HelpName = "TIME" };

    private readonly Option<int?> _trials = new("--trials") { Description = $"How many trainers with settings to try. Default {TrainOptions.DefaultTrials}.", HelpName = "N" };

    private readonly Option<string[]> _exclude = new("--exclude") { Description = "Columns to leave out, parted by commas.", HelpName = "COLUMN,.." };

    private readonly Option<string[]> _knownAt = new("--known-at")
    {
        Description = "When a column becomes known: column=before, column=at or column=after the decision, parted by commas. What is known after is refused.",
        HelpName = "COLUMN=WHEN,..",
    };

    private readonly Option<int> _seed = new("--seed") { Description = "Start of every draw: same file and seed, same result. Default 1.", HelpName = "N", DefaultValueFactory = _ => 1 };

    private readonly Option<string?> _test = new("--test") { Description = "Take the final figure on this file instead of a part of the first.", HelpName = "FILE" };

    private readonly Option<string?> _out = new("--out") { Description = "Write the model to this file, for score.", HelpName = "M.zip" };

    public string Name => "train";

    public string Purpose => "Trains a model on a file, refuses columns that are only known afterwards, and measures it on rows it has not seen.";

    public IReadOnlyList<Option> Options => [_data, _target, _time, _budget, _trials, _exclude, _knownAt, _seed, _test, _out];

    public async Task<Outcome<VerbReport>> RunAsync(ParseResult arguments, VerbProgress progress, CancellationToken cancellationToken)
    {
        Outcome<TrainArguments> read = Read(arguments);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        TrainArguments wanted = read.Value;
        await using CommandWorkspace workspace = CommandWorkspace.Open(CommandModules.Add);
        progress.Report(0, $"Reading {wanted.Request.File.FileName}");
        Outcome<(TrainingSet Learning, TrainingSet? Final)> sets = await ReadSetsAsync(workspace, wanted, cancellationToken);
        if (sets.IsRefused)
        {
            return sets.Refusal;
        }

        TrainOptions options = wanted.Options with { FinalSet = sets.Value.Final };
        Outcome<TrainedModel> trained = await workspace.Get<IModelSearch>()
            .TrainAsync(sets.Value.Learning, options, new SearchLine(progress), cancellationToken);
        if (trained.IsRefused)
        {
            return trained.Refusal;
        }

        if (wanted.Out is not null)
        {
            // written even after Ctrl-C: the best so far is what the person waits for
            await File.WriteAllBytesAsync(wanted.Out, trained.Value.File.ToArray(), CancellationToken.None);
        }

        return TrainPrinting.Report(trained.Value.Report, sets.Value.Learning.Remarks, wanted.Out);
    }

    private Outcome<TrainArguments> Read(ParseResult arguments)
    {
        string data = arguments.GetRequiredValue(_data);
        string? test = arguments.GetValue(_test);
        string? output = arguments.GetValue(_out);
        Refusal? files = Arguments.Missing(data) ?? (test is null ? null : Arguments.Missing(test)) ?? (output is null ? null : Arguments.Unwritable(output));
        if (files is not null)
        {
            return files;
        }

        if (arguments.GetValue(_budget) is not null && arguments.GetValue(_trials) is not null)
        {
            return new UnusableArguments("Give --budget or --trials, not both.");
        }

        TrainOptions options = new() { Seed = arguments.GetValue(_seed), Trials = arguments.GetValue(_trials) ?? TrainOptions.DefaultTrials };
        if (options.Trials is < 1 or > 1000)
        {
            return new UnusableArguments($"--trials takes a number from 1 to 1000. Found {options.Trials}.");
        }

        if (arguments.GetValue(_budget) is string budget)
        {
            Outcome<double> seconds = Arguments.Seconds("--budget", budget);
            if (seconds.IsRefused)
            {
                return seconds.Refusal;
            }

            options = options with { Seconds = seconds.Value };
        }

        return Arguments.Answers("--known-at", Arguments.Words(arguments.GetValue(_knownAt))).Then<TrainArguments>(answers => new TrainArguments(
            new FileTrainingRequest(
                Source(data), arguments.GetRequiredValue(_target), arguments.GetValue(_time), Arguments.Words(arguments.GetValue(_exclude)), answers),
            test, output, options));
    }

    private static async Task<Outcome<(TrainingSet Learning, TrainingSet? Final)>> ReadSetsAsync(
        CommandWorkspace workspace, TrainArguments wanted, CancellationToken cancellationToken)
    {
        ITrainingSets sets = workspace.Get<ITrainingSets>();
        Outcome<TrainingSet> learning = await sets.AssembleFileAsync(wanted.Request, cancellationToken);
        if (learning.IsRefused || wanted.Test is null)
        {
            return learning.Then<(TrainingSet, TrainingSet?)>(set => (set, null));
        }

        Outcome<TrainingSet> final = await sets.AssembleFileAsync(wanted.Request with { File = Source(wanted.Test) }, cancellationToken);
        return final.Then<(TrainingSet, TrainingSet?)>(set => (learning.Value, set));
    }

    private static FileSource Source(string path) => new(path, Path.GetFileName(path));

    private sealed record TrainArguments(FileTrainingRequest Request, string? Test, string? Out, TrainOptions Options);

    private sealed class SearchLine(VerbProgress line) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => line.Report(value.Share, value.Step);
    }
}
