using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Workbench.CommandLine;

/// <summary>The commands on published data; slow, so with few trials. The long run holds the figures that the product promises.</summary>
public sealed class RealDataTests
{
    private static readonly string Bank = "bank_marketing/bank-full.csv.gz";
    private static readonly string Hillstrom = "hillstrom/hillstrom.csv.gz";

    [DataSetFact]
    public async Task Bank_refuses_the_call_length_and_says_the_same_twice()
    {
        CommandRun first = await TrainBankAsync(seed: 1, trials: 3);
        CommandRun second = await TrainBankAsync(seed: 1, trials: 3);

        Assert.Equal("duration", Assert.Single(first.Json.GetProperty("refused_columns").EnumerateArray()).GetProperty("column").GetString());
        Assert.InRange(Auc(first), 0.78, 0.85);
        Assert.Equal(TrainVerbTests.WithoutTimes(first), TrainVerbTests.WithoutTimes(second));
    }

    [LongFact(needsDataSets: true)]
    public async Task Bank_holds_its_promised_AUC_over_five_seeds()
    {
        List<double> found = [];
        for (int seed = 1; seed <= 5; seed++)
        {
            found.Add(Auc(await TrainBankAsync(seed, trials: 12)));
        }

        Assert.True(found.Average() >= 0.793, $"Mean AUC {found.Average():0.0000} of {string.Join(", ", found)}.");
    }

    [LongFact(needsDataSets: true)]
    public async Task Hillstrom_holds_its_promised_AUC_without_a_false_warning()
    {
        List<double> found = [];
        for (int seed = 1; seed <= 5; seed++)
        {
            CommandRun run = await CommandRun.GoodAsync(
                "train", "--data", DataSets.PathOf(Hillstrom), "--target", "visit", "--known-at", "conversion=after,spend=after", "--trials", "12", "--seed", $"{seed}", "--json");
            Assert.Empty(run.Json.GetProperty("warnings").EnumerateArray());
            found.Add(Auc(run));
        }

        Assert.True(found.Average() >= 0.64, $"Mean AUC {found.Average():0.0000} of {string.Join(", ", found)}.");
    }

    private static Task<CommandRun> TrainBankAsync(int seed, int trials) => CommandRun.GoodAsync(
        "train", "--data", DataSets.PathOf(Bank), "--target", "y", "--known-at", "duration=after", "--trials", $"{trials}", "--seed", $"{seed}", "--json");

    private static double Auc(CommandRun run) => run.Json.GetProperty("test").GetProperty("auc").GetDouble();
}
