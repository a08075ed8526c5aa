using System.Globalization;
using MarketingAI.Engine.FeatureStore.Values;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Modeling.Registry;

/// <summary>Score all entities of a feature view with a model, and write the scores back as values that other views can use.</summary>
/// <param name="View">A version whose values were written out.</param>
/// <param name="Name">What the written value is called, such as <c>churn_score</c>.</param>
public sealed record ScoreEntities(Guid ModelVersionId, string View, int ViewVersion, string Name) : IJobRequest;

/// <summary>Takes the values as they were written out, so that the score is about their time; running it twice replaces the batch.</summary>
internal sealed class ScoreEntitiesHandler(
    IModelRegistry registry, IFeatureViews views, IFeatureValues values, IWrittenFeatures written) : IJobHandler<ScoreEntities>
{
    private const int RowsAtOnce = 4096;

    public async Task<JobResult> RunAsync(ScoreEntities request, IJobRun run, CancellationToken cancellationToken)
    {
        FeatureViewRef reference = new(request.View, request.ViewVersion);
        run.Report(0.05, "Loads the model and the values");
        Outcome<CompiledModel> model = await registry.LoadAsync(request.ModelVersionId, cancellationToken);
        ModelVersion? version = await registry.FindAsync(request.ModelVersionId, cancellationToken);
        FeatureView? view = await views.FindAsync(request.View, request.ViewVersion, cancellationToken);
        if (model.IsRefused || version is null || view is null)
        {
            return new JobResult((model.Refusal ?? new FeatureViewNotFound(reference.ToString())).Reason, Refused: true);
        }

        Outcome<FeatureTable> table = await values.ReadAsync(reference, cancellationToken);
        if (table.IsRefused)
        {
            return new JobResult(table.Refusal.Reason, Refused: true);
        }

        string[] missing = [.. model.Value.Fields.Where(field => !table.Value.Values.Has(Column(field, request.View))).Select(field => field.Name)];
        if (missing.Length > 0)
        {
            return new JobResult(new ViewLacksFields($"{version.Name} version {version.Version}", reference.ToString(), missing).Reason, Refused: true);
        }

        WrittenValue[] scores = Score(model.Value, table.Value, request.View, run, cancellationToken);
        WrittenBatch batch = new(
            WrittenKind.Score, view.Definition.Entity, $"model {version.Name}", version.Version.ToString(CultureInfo.InvariantCulture), request.Name, table.Value.AsOf);
        Outcome<long> kept = await written.WriteAsync(batch, scores, cancellationToken);
        return kept.Match(
            count => new JobResult(string.Create(CultureInfo.InvariantCulture, $"{version.Name} version {version.Version} scored {count:N0} entities of {reference}; written back as '{request.Name}'."), "/features/views"),
            refusal => new JobResult(refusal.Reason, Refused: true));
    }

    private static WrittenValue[] Score(CompiledModel model, FeatureTable table, string view, IJobRun run, CancellationToken cancellationToken)
    {
        TableColumn[] columns = [.. model.Fields.Select(field => table.Values[Column(field, view)])];
        WrittenValue[] scores = new WrittenValue[table.Keys.Count];
        double[] row = new double[columns.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            if (i % RowsAtOnce == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                run.Report(0.1 + (0.8 * i / scores.Length), "Scores the entities");
            }

            for (int slot = 0; slot < row.Length; slot++)
            {
                row[slot] = Slot(columns[slot], model.Fields[slot], i);
            }

            scores[i] = new WrittenValue(table.Keys[i], model.Predict(row).Probability);
        }

        return scores;
    }

    private static double Slot(TableColumn column, ModelField field, int row) => column.IsMissing(row) ? double.NaN : column switch
    {
        NumberColumn numbers => numbers.Values[row],
        TimeColumn times => times.UtcTicks[row],
        CategoryColumn words => field.CodeOf(words.Levels[words.Codes[row]]),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.GetType().Name, "No such column."),
    };

    /// <summary>A model's field is <c>view.feature</c>; the view's own column is the feature. No view has a column without a name.</summary>
    private static string Column(ModelField field, string view) => field.Name.StartsWith($"{view}.", StringComparison.Ordinal) ? field.Name[(view.Length + 1)..] : string.Empty;
}
