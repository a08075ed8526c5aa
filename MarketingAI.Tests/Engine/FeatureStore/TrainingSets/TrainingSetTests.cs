using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.FeatureStore.TrainingSets;

public sealed class TrainingSetTests
{
    [Fact]
    public async Task Columns_the_contract_rules_out_are_refused_each_with_its_reason()
    {
        using FileWork work = new();
        DataSet dataSet = await work.Import(work.Text(People()));
        await work.Confirm(dataSet, column => column.Name switch
        {
            "duration" => column with { KnownAt = KnownAt.After },
            "budget" => column with { Use = AllowedUse.ReportingOnly },
            "secret" => column with { Use = AllowedUse.Nothing },
            _ => column,
        });

        TrainingSet set = (await Assemble(work, dataSet)).Value;

        Assert.Equal("city,day", string.Join(',', set.Features));
        Assert.Equal(
            """
            customer_id: 'customer_id' is an identifier: 40 different values in 40 rows.
            email: 'email' names a person.
            age: 'age' is sensitive personal data.
            duration: 'duration' is only known after the decision.
            budget: 'budget' may be used for reporting only.
            secret: 'secret' may not be used.
            country: 'country' has the same value in every row.
            nothing: 'nothing' has no values.
            """,
            string.Join(Environment.NewLine, set.Refused.Select(refused => $"{refused.Column}: {refused.Reason}")));
        Assert.Equal(("yes", 10), (set.PositiveLevel, set.Labels.Count(label => label)));
        Assert.IsType<CategoryColumn>(set.Table["city"]);
        Assert.IsType<TimeColumn>(set.Table["day"]);
        Assert.Equal(dataSet.Fingerprint, set.Fingerprint);
    }

    [Fact]
    public async Task The_time_column_orders_rows_and_is_no_feature()
    {
        using FileWork work = new();
        DataSet dataSet = await work.Import(work.Text(People()));
        await work.Confirm(dataSet);

        TrainingSet set = (await work.TrainingSets.AssembleAsync(new TrainingSetRequest(dataSet.Id, "y", "day", ["duration"]), CancellationToken.None)).Value;

        Assert.Equal("day", set.TimeColumn);
        Assert.DoesNotContain(set.Features, feature => feature is "day" or "y" or "duration");
        Assert.True(set.Table.Has("day"));
        Assert.DoesNotContain(set.Refused, refused => refused.Column is "day" or "duration");
    }

    [Fact]
    public async Task Without_a_contract_nothing_is_assembled()
    {
        using FileWork work = new();
        DataSet dataSet = await work.Import(work.Text(People()));

        Assert.IsType<ContractNotConfirmed>((await Assemble(work, dataSet)).Refusal);
    }

    [Theory]
    [InlineData("1,0", "1", null)]
    [InlineData("1,-1", "1", null)]
    [InlineData("true,false", "true", null)]
    [InlineData("No,Yes", "Yes", null)]
    [InlineData("a,b,b", "a", "'a' counts as the positive class, being the rarer one (1 of 3 rows).")]
    [InlineData("1,2,1", "2", "'2' counts as the positive class, being the rarer one (1 of 3 rows).")]
    [InlineData("1,0,,NA", "1", "2 of 4 rows have no target and were left out.")]
    public async Task The_positive_class_is_recognised(string values, string positive, string? remark)
    {
        using FileWork work = new();

        TrainingSet set = (await AssembleFile(work, values)).Value;

        Assert.Equal(positive, set.PositiveLevel);
        Assert.Equal(remark is null ? 1 : 2, set.Remarks.Count);
        Assert.Equal(remark ?? set.Remarks[0], set.Remarks[0]);
        Assert.Equal(set.Table.Rows, set.Labels.Length);
    }

    [Theory]
    [InlineData("1,1,1", "It has one class only: '1' (3 rows). Two are needed.")]
    [InlineData(",NA,", "It has no value in any row.")]
    [InlineData("a,b,c,a", "It has 3 classes, two are needed: 'a' (2 rows), 'b' (1 rows), 'c' (1 rows).")]
    [InlineData("0.1,0.2,0.3,0.4,0.5,0.6,0.7", "It has 7 classes, two are needed: '0.1' (1 rows), '0.2' (1 rows), '0.3' (1 rows), '0.4' (1 rows), '0.5' (1 rows), '0.6' (1 rows), ....")]
    [InlineData("2024-01-01,2024-01-02", "It holds dates or times, not two classes.")]
    public async Task A_target_without_two_classes_is_refused_with_counts(string values, string why)
    {
        using FileWork work = new();

        Assert.Equal($"people.csv: column 'y' cannot be the target. {why}", (await AssembleFile(work, values)).Refusal?.Reason);
    }

    [Fact]
    public async Task Columns_that_are_not_there_are_named()
    {
        using FileWork work = new();
        FileTrainingRequest request = Request(work.Text("x,y\n1,0\n2,1\n"));

        Outcome<TrainingSet> target = await work.TrainingSets.AssembleFileAsync(request with { Target = "z" }, CancellationToken.None);
        Outcome<TrainingSet> answer = await work.TrainingSets.AssembleFileAsync(
            request with { KnownAt = new Dictionary<string, KnownAt>(StringComparer.Ordinal) { ["w"] = KnownAt.After } }, CancellationToken.None);
        Outcome<TrainingSet> time = await work.TrainingSets.AssembleFileAsync(request with { TimeColumn = "x" }, CancellationToken.None);

        Assert.Equal("people.csv has no column 'z'. Its columns: x, y.", target.Refusal?.Reason);
        Assert.Equal("people.csv has no column 'w'. Its columns: x, y.", answer.Refusal?.Reason);
        Assert.Equal("people.csv: column 'x' cannot order the rows in time. It holds integer values, not dates or times.", time.Refusal?.Reason);
    }

    [DataSetFact]
    public async Task Bank_marketing_refuses_duration_and_keeps_the_rest()
    {
        using FileWork work = new();
        FileSource file = new(DataSets.PathOf("bank_marketing/bank-full.csv.gz"), "bank-full.csv.gz");
        Dictionary<string, KnownAt> answers = new(StringComparer.Ordinal) { ["duration"] = KnownAt.After };

        TrainingSet set = (await work.TrainingSets.AssembleFileAsync(new FileTrainingRequest(file, "y", null, [], answers), CancellationToken.None)).Value;

        Assert.Equal((45_211, 5_289, "yes"), (set.Table.Rows, set.Labels.Count(label => label), set.PositiveLevel));
        Assert.Equal("'duration' is only known after the decision.", Assert.Single(set.Refused).Reason);
        Assert.Equal(15, set.Features.Count);
    }

    [DataSetFact]
    public async Task Hillstrom_keeps_every_column_known_before()
    {
        using FileWork work = new();
        FileSource file = new(DataSets.PathOf("hillstrom/hillstrom.csv.gz"), "hillstrom.csv.gz");
        Dictionary<string, KnownAt> answers = new(StringComparer.Ordinal) { ["conversion"] = KnownAt.After, ["spend"] = KnownAt.After };

        TrainingSet set = (await work.TrainingSets.AssembleFileAsync(new FileTrainingRequest(file, "visit", null, [], answers), CancellationToken.None)).Value;

        Assert.Equal("recency,history_segment,history,mens,womens,zip_code,newbie,channel,segment", string.Join(',', set.Features));
        Assert.Equal("conversion,spend", string.Join(',', set.Refused.Select(refused => refused.Column)));
        Assert.Equal(64_000, set.Table.Rows);
    }

    private static Task<Outcome<TrainingSet>> Assemble(FileWork work, DataSet dataSet) =>
        work.TrainingSets.AssembleAsync(new TrainingSetRequest(dataSet.Id, "y", null, []), CancellationToken.None);

    private static Task<Outcome<TrainingSet>> AssembleFile(FileWork work, string values) => work.TrainingSets.AssembleFileAsync(
        Request(work.Text($"x;y\n{string.Concat(values.Split(',').Select((value, i) => $"{i % 2};{value}\n"))}")), CancellationToken.None);

    private static FileTrainingRequest Request(FileSource file) =>
        new(file, "y", null, [], new Dictionary<string, KnownAt>(StringComparer.Ordinal));

    private static string People() =>
        "customer_id,email,age,city,duration,budget,secret,country,nothing,day,y\n"
        + string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"{1000 + i},p{i}@example.org,{20 + (i % 30)},city {i % 3},{i % 7},{i % 5},{i % 2},at,,2024-01-{1 + (i % 28):00},{(i % 4 == 0 ? "yes" : "no")}\n"));
}
