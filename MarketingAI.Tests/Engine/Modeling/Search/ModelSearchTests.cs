using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Files;
using MarketingAI.Engine.Modeling;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Engine.Modeling.Splits;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Modeling.Search;

public sealed class ModelSearchTests : IDisposable
{
    private readonly EngineHost _host = new(services => services.AddLearners().AddModeling());
    private readonly IServiceScope _scope;

    public ModelSearchTests() => _scope = _host.Enter();

    private IModelSearch Search => _scope.ServiceProvider.GetRequiredService<IModelSearch>();

    public void Dispose()
    {
        _scope.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task Finds_a_planted_truth_and_measures_it_on_rows_it_has_not_seen()
    {
        TrainingReport report = (await TrainAsync(SimulatedTask.Make(), new TrainOptions { Trials = 4 })).Report;

        // the truth itself ranks with an AUC of about .79 here
        Assert.InRange(report.Test.Auc, 0.7, 0.88);
        Assert.InRange(report.Test.Ece, 0, report.Test.EceIfCalibrated + 0.06);
        Assert.Equal(1200, report.Rows);
        Assert.Equal(240, report.Test.Rows);
        Assert.Equal(4, report.Leaderboard.Count);
        Assert.Equal(report.Leaderboard.Select(trial => trial.LogLoss).Order(), report.Leaderboard.Select(trial => trial.LogLoss));
        Assert.Equal("age", report.Importance[0].Feature);
        Assert.Contains(report.RefusedColumns, column => column.Column == "spend");
        Assert.Null(report.Stopped);
        Assert.DoesNotContain(report.Warnings, warning => warning.Contains("almost perfectly", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_null_world_the_model_is_not_told_from_guessing()
    {
        TrainingReport report = (await TrainAsync(SimulatedTask.Make(strength: 0), new TrainOptions { Trials = 3 })).Report;

        Assert.InRange(report.Test.AucLow, 0, 0.5);
        Assert.Contains(report.Warnings, warning => warning.Contains("cannot be told from guessing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_model_with_one_thread_and_with_two()
    {
        TrainedModel one = await TrainAsync(SimulatedTask.Make(), new TrainOptions { Trials = 8, Threads = 1 });
        TrainedModel two = await TrainAsync(SimulatedTask.Make(), new TrainOptions { Trials = 8, Threads = 2 });

        Assert.Equal(WithoutTimes(one.Report), WithoutTimes(two.Report));
        Assert.Equal(Scores(one.Model), Scores(two.Model));
    }

    [Fact]
    public async Task Another_seed_gives_another_split()
    {
        TrainedModel one = await TrainAsync(SimulatedTask.Make(), new TrainOptions { Trials = 1, Seed = 1 });
        TrainedModel two = await TrainAsync(SimulatedTask.Make(), new TrainOptions { Trials = 1, Seed = 2 });

        Assert.NotEqual(one.Report.Test.LogLoss, two.Report.Test.LogLoss);
    }

    [Fact]
    public async Task A_search_that_goes_on_from_a_checkpoint_ends_like_one_that_was_never_interrupted()
    {
        List<SearchProgress> told = [];
        TrainedModel whole = await TrainAsync(SimulatedTask.Make(), new TrainOptions { Trials = 8 }, new Listener(told.Add));
        SearchProgress half = told.First(progress => progress.Trials.Count == 5);

        TrainedModel resumed = await TrainAsync(SimulatedTask.Make(), new TrainOptions { Trials = 8, Resume = half });

        Assert.Equal(WithoutTimes(whole.Report), WithoutTimes(resumed.Report));
        Assert.Equal(Scores(whole.Model), Scores(resumed.Model));
    }

    [Fact]
    public async Task A_cancelled_search_gives_the_best_so_far_and_says_so()
    {
        using CancellationTokenSource cancel = new();
        Listener listener = new(progress =>
        {
            if (progress.Trials.Count == 2)
            {
                cancel.Cancel();
            }
        });

        Outcome<TrainedModel> outcome = await Search.TrainAsync(SimulatedTask.Make(), new TrainOptions { Trials = 50 }, listener, cancel.Token);

        Assert.Equal(2, outcome.Value.Report.Leaderboard.Count);
        Assert.Equal("Cancelled after 2 of 50 trials; this is the best so far.", outcome.Value.Report.Stopped);
        Assert.False(ModelFile.Read(outcome.Value.File, "m.zip").IsRefused);
    }

    [Fact]
    public async Task Cancelled_before_the_first_trial_there_is_nothing_to_keep() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Search.TrainAsync(SimulatedTask.Make(), new TrainOptions(), null, new CancellationToken(canceled: true)));

    [Fact]
    public async Task With_a_time_column_the_final_rows_are_the_latest()
    {
        TrainingReport report = (await TrainAsync(SimulatedTask.Make(timeColumn: "day"), new TrainOptions { Trials = 1 })).Report;

        Assert.Equal(SplitKind.ByTime, report.Split.Kind);
        Assert.True(report.Split.Parts[0].To < report.Split.Parts[1].From);
        Assert.DoesNotContain("day", report.Features, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_final_figure_can_be_taken_on_rows_from_elsewhere()
    {
        TrainOptions options = new() { Trials = 1, FinalSet = SimulatedTask.Make(rows: 500, seed: 2) };

        TrainingReport report = (await TrainAsync(SimulatedTask.Make(), options)).Report;

        Assert.Equal(500, report.Test.Rows);
        Assert.Equal(1200, report.Split.Parts.Single().Rows);
    }

    [Fact]
    public async Task A_column_that_tells_the_target_is_warned_of()
    {
        TrainingSet set = SimulatedTask.Make();
        TableColumn leak = new NumberColumn("paid", [.. set.Labels.Select((label, i) => label ? 10.0 + i : i % 3)]);
        set = set with { Table = new ColumnTable([.. set.Table.Columns, leak]), Features = [.. set.Features, "paid"] };

        TrainingReport report = (await TrainAsync(set, new TrainOptions { Trials = 1 })).Report;

        Assert.Contains(report.Warnings, warning => warning.StartsWith("Column 'paid' alone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Useless_columns_are_left_out_with_the_reason()
    {
        TrainingSet set = SimulatedTask.Make();
        int rows = set.Labels.Length;
        TableColumn[] useless =
        [
            new NumberColumn("empty", [.. Enumerable.Repeat(double.NaN, rows)]),
            new NumberColumn("always 7", [.. Enumerable.Repeat(7.0, rows)]),
            new CategoryColumn("key", [.. Enumerable.Range(0, rows)], [.. Enumerable.Range(0, rows).Select(i => $"k{i:00000}")]),
        ];
        set = set with
        {
            Table = new ColumnTable([.. set.Table.Columns, .. useless]),
            Features = [.. set.Features, .. useless.Select(column => column.Name)],
        };

        TrainingReport report = (await TrainAsync(set, new TrainOptions { Trials = 1 })).Report;

        Assert.Equal("age noise town", string.Join(' ', report.Features));
        Assert.Equal("spend empty always 7 key", string.Join(' ', report.RefusedColumns.Select(column => column.Column)));
    }

    [Fact]
    public async Task Infinities_and_words_in_odd_places_do_not_stop_it()
    {
        TrainingSet set = SimulatedTask.Make();
        ((NumberColumn)set.Table["noise"]).Values[3] = double.PositiveInfinity;
        ((NumberColumn)set.Table["noise"]).Values[4] = double.NegativeInfinity;

        Assert.InRange((await TrainAsync(set, new TrainOptions { Trials = 3 })).Report.Test.Auc, 0.65, 0.9);
    }

    [Fact]
    public async Task What_cannot_be_learnt_is_refused_in_plain_words()
    {
        TrainingSet set = SimulatedTask.Make();
        await AssertRefusedAsync<TargetOfOneClass>(set with { Labels = new bool[1200] }, new TrainOptions(), "has one class only: 0 of 1200");
        await AssertRefusedAsync<NoFeaturesLeft>(set with { Features = [] }, new TrainOptions(), "No column is left to predict 'buys'");
        await AssertRefusedAsync<TooFewRowsOfAClass>(SimulatedTask.Make(rows: 30), new TrainOptions(), "At least 20 rows of each class");
        await AssertRefusedAsync<OptionsOutOfRange>(set, new TrainOptions { Trials = 0 }, "Trials");
        await AssertRefusedAsync<FinalSetDiffers>(
            set, new TrainOptions { Trials = 1, FinalSet = set with { Table = new ColumnTable([set.Table["age"]]) } }, "'noise', 'town'");
    }

    [Fact]
    public async Task The_report_survives_JSON()
    {
        TrainingReport report = (await TrainAsync(SimulatedTask.Make(), new TrainOptions { Trials = 1 })).Report;

        string json = TrainingReportJson.Write(report);

        Assert.Equal(json, TrainingReportJson.Write(TrainingReportJson.Read(json)));
        Assert.Contains("\"log_loss\":", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_trainer_is_named_and_says_why_when_it_cannot_run() =>
        Assert.Equal("Logistic regression, LightGBM, FastTree", string.Join(", ", Search.Trainers.Select(trainer => trainer.Name)));

    private async Task<TrainedModel> TrainAsync(TrainingSet set, TrainOptions options, IProgress<SearchProgress>? progress = null) =>
        (await Search.TrainAsync(set, options, progress, CancellationToken.None)).Value;

    private async Task AssertRefusedAsync<T>(TrainingSet set, TrainOptions options, string words) where T : Refusal
    {
        Outcome<TrainedModel> outcome = await Search.TrainAsync(set, options, null, CancellationToken.None);
        Assert.IsType<T>(outcome.Refusal);
        Assert.Contains(words, outcome.Refusal!.Reason, StringComparison.Ordinal);
    }

    private static string WithoutTimes(TrainingReport report) => TrainingReportJson.Write(
        report with { TrainingSeconds = 0, Leaderboard = [.. report.Leaderboard.Select(trial => trial with { Seconds = 0 })] });

    private static Prediction[] Scores(CompiledModel model)
    {
        double[] rows = [30, 0.5, 1, double.NaN, -1, double.NaN, 60, 2, 4];
        Prediction[] predictions = new Prediction[3];
        model.PredictMany(rows, predictions);
        return predictions;
    }

    private sealed class Listener(Action<SearchProgress> told) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => told(value);
    }
}
