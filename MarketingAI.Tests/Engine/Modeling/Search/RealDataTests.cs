using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Modeling.Search;

public sealed class RealDataTests
{
    private static readonly FileTrainingRequest Bank = new(
        new FileSource("bank_marketing/bank-full.csv.gz", "bank-full.csv.gz"), "y", null, [],
        new Dictionary<string, KnownAt>(StringComparer.Ordinal) { ["duration"] = KnownAt.After });

    private static readonly FileTrainingRequest Hillstrom = new(
        new FileSource("hillstrom/hillstrom.csv.gz", "hillstrom.csv.gz"), "visit", null, [],
        new Dictionary<string, KnownAt>(StringComparer.Ordinal) { ["conversion"] = KnownAt.After, ["spend"] = KnownAt.After });

    [DataSetFact]
    public async Task Bank_marketing_is_learnt_without_what_is_known_afterwards()
    {
        TrainingReport report = await TrainAsync(Bank, new TrainOptions { Trials = 3 });

        Assert.Contains(report.RefusedColumns, column => column.Column == "duration");
        Assert.DoesNotContain("duration", report.Features, StringComparer.Ordinal);
        Assert.InRange(report.Test.Auc, 0.78, 0.83);
        Assert.InRange(report.Test.Ece, 0, 0.02);
    }

    [LongFact(needsDataSets: true)]
    public async Task Bank_marketing_reaches_the_wanted_AUC_over_five_seeds() =>
        Assert.InRange(await MeanAucAsync(Bank), 0.793, 0.83);

    [LongFact(needsDataSets: true)]
    public async Task Hillstrom_reaches_the_wanted_AUC_over_five_seeds_without_a_false_warning() =>
        Assert.InRange(await MeanAucAsync(Hillstrom), 0.64, 0.70);

    private static async Task<double> MeanAucAsync(FileTrainingRequest request)
    {
        double sum = 0;
        for (int seed = 1; seed <= 5; seed++)
        {
            TrainingReport report = await TrainAsync(request, new TrainOptions { Seed = seed });
            Assert.Empty(report.Warnings);
            sum += report.Test.Auc;
        }

        return sum / 5;
    }

    private static async Task<TrainingReport> TrainAsync(FileTrainingRequest request, TrainOptions options)
    {
        using FileWork work = new(add: services => services.AddLearners().AddModeling());
        FileTrainingRequest found = request with { File = new FileSource(DataSets.PathOf(request.File.Path), request.File.FileName) };
        TrainingSet set = (await work.TrainingSets.AssembleFileAsync(found, CancellationToken.None)).Value;
        return (await work.Get<IModelSearch>().TrainAsync(set, options, null, CancellationToken.None)).Value.Report;
    }
}
