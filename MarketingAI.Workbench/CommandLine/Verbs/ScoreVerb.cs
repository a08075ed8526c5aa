using System.CommandLine;
using System.Globalization;
using MarketingAI.Engine.Decisioning.FileScoring;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners.Files;

namespace MarketingAI.Workbench.CommandLine.Verbs;

/// <summary>Applies a model file to every row of a data file.</summary>
internal sealed class ScoreVerb : IVerb
{
    private readonly Option<string> _model = new("--model") { Description = "The model file that train wrote.", HelpName = "M.zip", Required = true };

    private readonly Option<string> _data = Arguments.DataFile();

    private readonly Option<string> _out = new("--out") { Description = "Write row number and probability to this CSV file.", HelpName = "G.csv", Required = true };

    public string Name => "score";

    public string Purpose => "Applies a model to every row of a file and writes the calibrated probabilities.";

    public IReadOnlyList<Option> Options => [_model, _data, _out];

    public async Task<Outcome<VerbReport>> RunAsync(ParseResult arguments, VerbProgress progress, CancellationToken cancellationToken)
    {
        (string modelPath, string data, string output) =
            (arguments.GetRequiredValue(_model), arguments.GetRequiredValue(_data), arguments.GetRequiredValue(_out));
        if ((Arguments.Missing(modelPath) ?? Arguments.Missing(data) ?? Arguments.Unwritable(output)) is { } unusable)
        {
            return unusable;
        }

        Outcome<ModelContent> model = await ModelFile.ReadAsync(modelPath, cancellationToken);
        if (model.IsRefused)
        {
            return model.Refusal;
        }

        await using CommandWorkspace workspace = CommandWorkspace.Open(CommandModules.Add);
        progress.Report(0, $"Scoring {data}");
        Outcome<FileScore> scored = await workspace.Get<IFileScoring>()
            .ScoreAsync(model.Value.Model, data, Path.GetFileName(data), output, cancellationToken);
        return scored.Then<VerbReport>(score => new VerbReport(
            new { score.Rows, score.Seconds, score.MeanProbability, Out = output },
            writer => writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{score.Rows} rows scored in {score.Seconds:0.0} s; mean probability {score.MeanProbability:0.0000}. Written to {output}"))));
    }
}
