namespace MarketingAI.Engine.Modeling.Search;

/// <summary>One trainer with one choice of settings, measured on validation rows that it was not fitted on.</summary>
/// <param name="Number">From 1, in the order tried.</param>
/// <param name="Trainer">Such as <c>LightGBM</c>.</param>
/// <param name="Settings">Name and value of each setting, in a fixed order; the number of trees is the one found best.</param>
/// <param name="Auc">Area under the ROC curve, in [0, 1].</param>
/// <param name="LogLoss">Mean negative log-likelihood in nats.</param>
/// <param name="Brier">Mean squared difference of probability and outcome.</param>
/// <param name="Ece">Expected calibration error over ten groups of equal size, before calibration.</param>
/// <param name="Seconds">Wall time of fitting and measuring; the only figure that differs between equal runs.</param>
public sealed record TrialResult(
    int Number,
    string Trainer,
    IReadOnlyList<TrialSetting> Settings,
    double Auc,
    double LogLoss,
    double Brier,
    double Ece,
    double Seconds)
{
    /// <summary>Settings in one line, such as <c>leaves 31, learning rate 0.1</c>.</summary>
    public string SettingsText() => string.Join(", ", Settings.Select(setting => FormattableString.Invariant($"{setting.Name} {setting.Value:0.######}")));
}

/// <summary>One setting of a trainer in a trial, such as leaves 31.</summary>
public sealed record TrialSetting(string Name, double Value);
