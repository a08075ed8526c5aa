using System.Text.Json;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search.Storage;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>
/// Trains and registers. After each trial a checkpoint is on disk: a run after a kill goes on from there. A cancelled run registers the best
/// so far; a run that only stops with the host registers nothing and goes on at the next start.
/// </summary>
internal sealed class TrainModelHandler(
    ITrainingSets trainingSets, IStoredTrainingSets stored, ModelSearchService search, IModelRegistry registry, ProgressTable progressTable) : IJobHandler<TrainModelRequest>
{
    public async Task<JobResult> RunAsync(TrainModelRequest request, IJobRun run, CancellationToken cancellationToken)
    {
        run.Report(0, "Assembles the training set");
        Outcome<TrainingSet> set = request.TrainingSetId is { } kept
            ? await stored.AssembleAsync(kept, cancellationToken)
            : await trainingSets.AssembleAsync(new TrainingSetRequest(request.DataSetId, request.Target, request.TimeColumn, request.Exclude), cancellationToken);
        if (set.IsRefused)
        {
            return new JobResult(set.Refusal.Reason, Refused: true);
        }

        TrainOptions options = Options(request, run.Checkpoint);
        int known = options.Resume?.Trials.Count ?? 0;
        Outcome<TrainedModel> trained = await search.TrainAsync(set.Value, options, progress => TellAsync(progress), cancellationToken);
        if (cancellationToken.IsCancellationRequested && run.HostIsStopping)
        {
            throw new OperationCanceledException("The host stops; the training goes on at its next start.", cancellationToken);
        }

        return trained.IsRefused
            ? new JobResult(trained.Refusal.Reason, Refused: true)
            : await RegisterAsync(request, set.Value, trained.Value, run);

        async Task TellAsync(SearchProgress progress)
        {
            run.Report(progress.Share, progress.Step);
            await progressTable.SaveAsync(run.JobId, progress, CancellationToken.None);
            if (progress.Trials.Count > known)
            {
                known = progress.Trials.Count;
                TrialResult last = progress.Trials[^1];
                run.Log(FormattableString.Invariant(
                    $"Trial {last.Number}: {last.Trainer}, {last.SettingsText()}: AUC {last.Auc:0.0000}, log loss {last.LogLoss:0.00000}, {last.Seconds:0.0} s"));
                await run.SaveCheckpointAsync(JsonSerializer.Serialize(progress, TrainingReportJson.Options), CancellationToken.None);
            }
        }
    }

    private static TrainOptions Options(TrainModelRequest request, string? checkpoint) => new()
    {
        Seed = request.Seed,
        Trials = request.Trials,
        Seconds = request.Seconds,
        FallbackSegment = request.FallbackSegment,
        Resume = checkpoint is null ? null : JsonSerializer.Deserialize<SearchProgress>(checkpoint, TrainingReportJson.Options),
    };

    private static IReadOnlyList<MadeFrom> MadeFrom(TrainModelRequest request, TrainingSet set) =>
    [
        .. request.TrainingSetId is { } kept ? [new MadeFrom("training-set", kept.ToString())] : Array.Empty<MadeFrom>(),
        .. set.FeatureUses.Select(use => FormattableString.Invariant($"{use.View}@{use.Version}")).Distinct(StringComparer.Ordinal).Select(view => new MadeFrom("feature-view", view)),
    ];

    private async Task<JobResult> RegisterAsync(TrainModelRequest request, TrainingSet set, TrainedModel trained, IJobRun run)
    {
        run.Report(0.98, "Registers the model");
        ModelVersion version = await registry.RegisterAsync(
            new NewModelVersion(
                request.ModelName, set.DataSetId, set.ContractId, set.Fingerprint, set.Target, trained.Report.Chosen, request.Seed,
                TrainingReportJson.Write(trained.Report), trained.File, run.JobId)
            {
                MadeFrom = MadeFrom(request, set),
            },
            CancellationToken.None);
        string stopped = trained.Report.Stopped is null ? "" : $" {trained.Report.Stopped}";
        return new JobResult(
            FormattableString.Invariant(
                $"{version.Name} version {version.Version}: {trained.Report.Chosen} with AUC {trained.Report.Test.Auc:0.000} on {trained.Report.Test.Rows} unseen rows.{stopped}"),
            $"/models/{version.Id}");
    }
}
