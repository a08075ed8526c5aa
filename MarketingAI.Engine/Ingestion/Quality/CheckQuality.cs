using System.Globalization;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>Checks the quality of one subject, or of all.</summary>
/// <param name="Subject">Null for all subjects of the business unit.</param>
public sealed record CheckQuality(string? Subject = null) : IJobRequest
{
    internal static RecurringJob EveryHour { get; } = new(
        "check-quality",
        "20 * * * *",
        new CheckQuality(),
        "Check data quality",
        "Judges every event source and data set against what its own past lets expect, and tells incidents.");
}

internal sealed class CheckQualityHandler(IQuality quality) : IJobHandler<CheckQuality>
{
    public async Task<JobResult> RunAsync(CheckQuality request, IJobRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        SubjectOverview[] subjects = [.. (await quality.OverviewAsync(cancellationToken)).Where(one => request.Subject is null || string.Equals(one.Subject, request.Subject, StringComparison.Ordinal))];
        if (request.Subject is not null && subjects.Length == 0)
        {
            return new JobResult(new SubjectNotFound(request.Subject).Reason, Refused: true);
        }

        int done = 0;
        int troubled = 0;
        foreach (SubjectOverview subject in subjects)
        {
            cancellationToken.ThrowIfCancellationRequested();
            run.Report((double)done++ / subjects.Length, $"Looking at {subject.Name}");
            Outcome<SubjectOverview> found = await quality.CheckAsync(subject.Subject, cancellationToken);
            troubled += !found.IsRefused && found.Value.State == QualityState.Incident ? 1 : 0;
            run.Log($"{subject.Name}: {found.Match(overview => overview.Sentence, refusal => refusal.Reason)}");
        }

        string link = request.Subject is null ? "/data/quality" : $"/data/quality/{Uri.EscapeDataString(request.Subject)}";
        return new JobResult(string.Create(CultureInfo.InvariantCulture, $"{subjects.Length} checked, {troubled} with incidents."), link);
    }
}
