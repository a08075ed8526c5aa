using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Engine.Modeling.Splits;

namespace MarketingAI.Tests.Engine.Governance;

/// <summary>Model versions, reports and contracts whose values do not matter.</summary>
internal static class SomeModel
{
    public static Guid DataSetId { get; } = Guid.Parse("01900000-0000-7000-8000-00000000000d");

    public static Guid ContractId { get; } = Guid.Parse("01900000-0000-7000-8000-00000000000c");

    public static TestFigures GoodFigures { get; } = new(0.793, 0.781, 0.805, 0.31, 0.09, 0.006, 0.005, 0.008, 9042, 1058);

    public static TrainingReport Report { get; } = new(
        "y", "yes", 45211, 5289, ["age", "balance", "job"], [new RefusedColumn("duration", "It is known after the decision.")],
        new SplitPlan(
            SplitKind.Stratified, null, 1,
            [new SplitPart("learning", 36169, 4231, null, null), new SplitPart("final", 9042, 1058, null, null)], [], "Drawn by seed 1."),
        [new TrialResult(1, "LightGBM", [new TrialSetting("leaves", 31)], 0.79, 0.31, 0.09, 0.01, 1.2)],
        "LightGBM", "It has the lowest log loss.", "Isotonic", GoodFigures, [], [], [],
        [new FeatureImportance("balance", 0.04, 0.002), new FeatureImportance("age", 0.09, 0.003), new FeatureImportance("job", 0.01, 0.001)],
        1, new string('f', 64), [], null, 12.5);

    public static DataContract Contract { get; } = new(
        ContractId, DataSetId, "Bank calls", 2,
        [
            Column("age", ColumnType.Integer, KnownAt.Before), Column("balance", ColumnType.Number, KnownAt.At), Column("job", ColumnType.Text, KnownAt.Before),
            Column("duration", ColumnType.Integer, KnownAt.After), Column("y", ColumnType.Text, KnownAt.After),
        ],
        "mia", new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public static ContractColumn Column(string name, ColumnType type, KnownAt? knownAt, PersonalDataClass personal = PersonalDataClass.None) =>
        new(name, type, $"The {name}", personal, AllowedUse.Anything, knownAt);

    public static ModelVersion Version(int number = 1, string createdBy = "dana", ModelStage stage = ModelStage.Candidate, TrainingReport? report = null) => new(
        Guid.Parse($"01900000-0000-7000-8000-{number:000000000000}"), "Spring leads", number, stage, DataSetId, ContractId, new string('f', 64), "y",
        "LightGBM", 1, "1.0.0+abc", new string('a', 64), TrainingReportJson.Write(report ?? Report), createdBy,
        new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
}
