using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Modeling.Splits;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>All that is known about a trained model; kept with it as JSON by <see cref="TrainingReportJson"/>.</summary>
/// <param name="Rows">Rows of the training set, all parts together.</param>
/// <param name="Features">Names of the columns the model uses.</param>
/// <param name="RefusedColumns">Columns kept away from the model, each with its reason.</param>
/// <param name="Leaderboard">Best first, by log loss on validation rows; a blend stands among its members.</param>
/// <param name="Chosen">Trainer of the model kept, such as <c>LightGBM</c> or <c>Blend of LightGBM and FastTree</c>.</param>
/// <param name="ChosenBecause">Why, in a sentence.</param>
/// <param name="Test">The final figure, on rows that no choice has seen.</param>
/// <param name="CalibrationCurve">On the final rows.</param>
/// <param name="Roc">On the final rows; at most 200 points.</param>
/// <param name="Gain">On the final rows, by tenth from the highest score.</param>
/// <param name="Importance">Most important first.</param>
/// <param name="Stopped">Null when the whole budget was used, else why not.</param>
/// <param name="TrainingSeconds">Wall time of the whole search.</param>
public sealed record TrainingReport(
    string Target,
    string PositiveLevel,
    long Rows,
    long Positives,
    IReadOnlyList<string> Features,
    IReadOnlyList<RefusedColumn> RefusedColumns,
    SplitPlan Split,
    IReadOnlyList<TrialResult> Leaderboard,
    string Chosen,
    string ChosenBecause,
    string Calibration,
    TestFigures Test,
    IReadOnlyList<CalibrationPoint> CalibrationCurve,
    IReadOnlyList<RocPoint> Roc,
    IReadOnlyList<GainPoint> Gain,
    IReadOnlyList<FeatureImportance> Importance,
    int Seed,
    string DataFingerprint,
    IReadOnlyList<string> Warnings,
    string? Stopped,
    double TrainingSeconds)
{
    /// <summary>How the training set was made, one sentence each: nothing is wrong, but a person should know.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The features that come from views, pinned to their versions; all others are columns that the caller of a score sends.</summary>
    public IReadOnlyList<FeatureUse> FeatureUses { get; init; } = [];
}

/// <summary>Figures on the final rows, with the calibrated probability.</summary>
/// <param name="AucLow">Lower end of the 95 % interval (DeLong).</param>
/// <param name="Ece">Expected calibration error over ten groups of equal size.</param>
/// <param name="EceIfCalibrated">What a perfectly calibrated model would show on average with these rows.</param>
/// <param name="EceIfCalibratedHigh">What 95 in 100 perfectly calibrated models would stay below with these rows.</param>
public sealed record TestFigures(
    double Auc, double AucLow, double AucHigh, double LogLoss, double Brier, double Ece, double EceIfCalibrated, double EceIfCalibratedHigh,
    long Rows, long Positives);

/// <param name="AucLoss">How much AUC falls on validation rows when the column is shuffled; mean of several shuffles, may be below 0 by chance.</param>
/// <param name="Spread">Standard deviation over the shuffles.</param>
public sealed record FeatureImportance(string Feature, double AucLoss, double Spread);
