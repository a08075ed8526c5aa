using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;

namespace MarketingAI.Workbench.Pages.Simulation;

/// <summary>A trained model's final figure beside what the true chances reach on the same rows.</summary>
/// <param name="LeakRefused">Whether the planted column that is known only afterwards was kept away.</param>
internal sealed record ModelAgainstTruth(
    Guid Id, string Name, string Trainer, double Auc, double AucLow, double AucHigh, double OracleAuc, bool LeakRefused)
{
    private const string Leak = "call_seconds";

    /// <summary>Share of what lies between guessing and the best possible.</summary>
    public double Reached => (Auc - 0.5) / (OracleAuc - 0.5);

    public static ModelAgainstTruth Of(ModelVersion version, TrainingReport report, double oracle) => new(
        version.Id, $"{version.Name} v{version.Version}", report.Chosen, report.Test.Auc, report.Test.AucLow, report.Test.AucHigh, oracle,
        !report.Features.Contains(Leak, StringComparer.Ordinal));
}
