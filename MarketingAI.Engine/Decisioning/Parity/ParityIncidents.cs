using System.Globalization;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Notices.Incidents;

namespace MarketingAI.Engine.Decisioning.Parity;

/// <summary>Turns what differs into incidents, one a view, and says of those that nothing differs any more.</summary>
internal sealed class ParityIncidents(IIncidents incidents)
{
    private const string Source = "Decisioning";
    private const string Monitor = "parity";
    private const int MostQuoted = 5;

    /// <param name="compared">Views that had values to compare.</param>
    public async Task TellAsync(ParityReport report, IReadOnlyCollection<FeatureViewRef> compared, CancellationToken cancellationToken)
    {
        foreach (FeatureViewRef view in compared)
        {
            ParityMismatch[] own = [.. report.Mismatches.Where(mismatch => string.Equals(mismatch.View, view.ToString(), StringComparison.Ordinal))];
            if (own.Length > 0)
            {
                await incidents.ReportAsync(Of(view, own), cancellationToken);
                continue;
            }

            foreach (Incident open in await incidents.ListAsync(new IncidentQuery(SubjectOf(view), UnendedOnly: true), cancellationToken))
            {
                if (!open.SeemsOver && string.Equals(open.Report.Monitor, Monitor, StringComparison.Ordinal))
                {
                    await incidents.ReportAsync(open.Report with { IsOver = true }, cancellationToken);
                }
            }
        }
    }

    private static IncidentReport Of(FeatureViewRef view, ParityMismatch[] mismatches)
    {
        IEnumerable<string> quoted = mismatches.Take(MostQuoted).Select(mismatch => string.Create(
            CultureInfo.InvariantCulture,
            $"{mismatch.Feature} of entity {mismatch.Entity} as of {mismatch.AsOf:yyyy-MM-dd HH:mm:ss}: served {mismatch.Served}, recomputed {mismatch.Recomputed} (decision {mismatch.DecisionId})."));
        string more = mismatches.Length > MostQuoted ? string.Create(CultureInfo.InvariantCulture, $" And {mismatches.Length - MostQuoted} more.") : string.Empty;
        return new IncidentReport(
            Source, SubjectOf(view), view.ToString(), Monitor, IncidentSeverity.Major, $"Features of {view} were served otherwise than they are computed",
            string.Join(" ", quoted) + more, $"/features/online?view={Uri.EscapeDataString(view.ToString())}",
            mismatches.Min(mismatch => mismatch.At), mismatches.Max(mismatch => mismatch.At), IsOver: false);
    }

    private static string SubjectOf(FeatureViewRef view) => $"feature-view:{view}";
}
