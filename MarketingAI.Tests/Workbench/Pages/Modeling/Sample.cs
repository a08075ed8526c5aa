using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Engine.Modeling.Splits;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Tests.Workbench.Pages.Modeling;

/// <summary>One data set, its contract and a model trained on it.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Then = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly Guid SetId = Guid.Parse("0190aaaa-0000-7000-8000-00000000000a");

    public static readonly Guid ModelId = Guid.Parse("0190aaaa-0000-7000-8000-00000000000c");

    public static DataSet Set { get; } = new(
        SetId, "Spring leads", "leads.csv", new WarehouseTable("ingestion", "leads"), 4, "abc",
        [
            new DataSetColumn("age", ColumnType.Integer, 40, 0),
            new DataSetColumn("member", ColumnType.Boolean, 2, 0),
            new DataSetColumn("call_seconds", ColumnType.Integer, 300, 0),
            new DataSetColumn("day", ColumnType.Date, 30, 0),
            new DataSetColumn("converted", ColumnType.Text, 2, 0),
        ],
        "dana", Then);

    public static DataContract Contract { get; } = new(
        Guid.Parse("0190aaaa-0000-7000-8000-00000000000b"), SetId, "Spring leads", 1,
        [
            Column("age", ColumnType.Integer, KnownAt.Before), Column("member", ColumnType.Boolean, KnownAt.Before), Column("call_seconds", ColumnType.Integer, KnownAt.After),
            Column("day", ColumnType.Date, KnownAt.At), Column("converted", ColumnType.Text, KnownAt.After),
        ],
        "mara", Then);

    public static TrialResult Trial(int number, string trainer, double auc, double logLoss) =>
        new(number, trainer, [new TrialSetting("leaves", 31)], auc, logLoss, 0.08, 0.01, 1.5);

    public static TrainingReport Report { get; } = new(
        "converted", "yes", 1000, 120, ["age", "member"], [new RefusedColumn("call_seconds", "Known only after the decision.")],
        new SplitPlan(
            SplitKind.ByTime, "day", 1,
            [new SplitPart("learning", 800, 96, Then, Then.AddDays(20)), new SplitPart("final", 200, 24, Then.AddDays(21), Then.AddDays(29))],
            [new SplitFold(new SplitPart("fitted", 400, 48, null, null), new SplitPart("validation", 200, 24, null, null))],
            "The latest fifth of the rows is kept for the final figure."),
        [Trial(2, "LightGBM", 0.82, 0.24), Trial(1, "Logistic regression", 0.78, 0.26)],
        "LightGBM", "It has the least log loss on validation rows.", "Platt scaling",
        new TestFigures(0.81, 0.79, 0.83, 0.243, 0.081, 0.012, 0.010, 0.014, 200, 24),
        [new CalibrationPoint(0.05, 0.04, 0.01, 0.09, 100), new CalibrationPoint(0.4, 0.45, 0.3, 0.6, 100)],
        [new RocPoint(0, 0), new RocPoint(0.2, 0.7), new RocPoint(1, 1)],
        [new GainPoint(0.1, 0.42, 4.2, 20, 10), new GainPoint(1, 1, 1, 200, 24)],
        [new FeatureImportance("age", 0.12, 0.01), new FeatureImportance("member", 0.02, 0.01)],
        7, "abc", [], null, 42);

    public static ModelVersion Version(ModelStage stage = ModelStage.Candidate) => new(
        ModelId, "Spring leads", 3, stage, SetId, Contract.Id, "abc", "converted", "LightGBM", 7, "1.0.0+f00", "feed", TrainingReportJson.Write(Report), "dana", Then);

    private static ContractColumn Column(string name, ColumnType type, KnownAt known) => new(name, type, name, PersonalDataClass.None, AllowedUse.Anything, known);
}
