using System.Globalization;

namespace MarketingAI.Engine.Ingestion.Sources.Pipelines.Algorithms;

/// <summary>
/// Chooses a mode. Each day votes for a stream where batches would have come too late for more events than is bearable, beyond what a
/// stream misses too. The votes decide only where the 95 % interval (Wilson) of their share lies on one side of a half: days that
/// disagree, such as those of a shuffled history, support no difference.
/// </summary>
/// <remarks>Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.</remarks>
internal static class ModeChoice
{
    public const int FewestDays = 7;
    public const int FewestUses = 20;
    public const double BearableShare = 0.05;

    public static PipelineAdvice Choose(IReadOnlyList<DayFreshness> days, PipelineFigures measured)
    {
        long events = days.Sum(day => day.Events);
        int streaming = days.Count(NeedsStream);
        PipelineFigures figures = measured with
        {
            Days = days.Count,
            StreamingDays = streaming,
            Events = events,
            MedianNeedSeconds = FreshnessReplay.WeightedMedian(days.SelectMany(day => day.Needs)),
            LateInBatches = events == 0 ? null : days.Sum(day => day.LateInBatches) / (double)events,
            LateInStream = events == 0 ? null : days.Sum(day => day.LateInStream) / (double)events,
        };
        if (TooShort(figures) is { } reason)
        {
            return new PipelineAdvice(PipelineVerdict.CannotTell, reason, figures);
        }

        (double low, double high) = Wilson(streaming, days.Count);
        return low > 0.5 ? new PipelineAdvice(PipelineVerdict.Streaming, StreamWords(figures), figures)
            : high < 0.5 ? BatchOrEither(figures)
            : new PipelineAdvice(
                PipelineVerdict.CannotTell,
                $"The days disagree: on {streaming} of {days.Count} days batches {figures.Cadence} would have come too late, on the others not. A difference that holds from day to day cannot be told from this history.",
                figures);
    }

    internal static (double Low, double High) Wilson(int hits, int count)
    {
        const double Z = 1.959963984540054;
        double share = hits / (double)count;
        double centre = (share + (Z * Z / (2 * count))) / (1 + (Z * Z / count));
        double half = Z / (1 + (Z * Z / count)) * Math.Sqrt((share * (1 - share) / count) + (Z * Z / (4d * count * count)));
        return (centre - half, centre + half);
    }

    private static bool NeedsStream(DayFreshness day) => (day.LateInBatches - day.LateInStream) / (double)day.Events > BearableShare;

    private static string? TooShort(PipelineFigures figures) =>
        figures.DemandedSeconds is null && figures.Uses < FewestUses
            ? $"Too few uses were measured: {figures.Uses} decisions in the last 28 days, at least {FewestUses} are needed. Or enter how soon events must be usable."
        : figures.Days < FewestDays
            ? $"The history is too short: {figures.Days} days with events that were used afterwards, at least {FewestDays} are needed."
        : null;

    private static PipelineAdvice BatchOrEither(PipelineFigures figures)
    {
        string enough = $"Batches {figures.Cadence} are soon enough: {Need(figures)}, and on {figures.Days - figures.StreamingDays} of {figures.Days} days they would have been there in time ({Share(figures.LateInBatches)} of the events too late).";
        return (figures.StreamCpuPerThousand, figures.BatchCpuPerThousand) switch
        {
            ({ } stream, { } batch) when batch < stream => new PipelineAdvice(
                PipelineVerdict.Batch, $"{enough} They cost {Seconds(batch)} of CPU for 1,000 events, a stream {Seconds(stream)}.", figures),
            ({ } stream, { } batch) => new PipelineAdvice(
                PipelineVerdict.Either, $"{enough} But they save nothing: {Seconds(batch)} of CPU for 1,000 events, a stream {Seconds(stream)}. Leave it as it is.", figures),
            _ => new PipelineAdvice(
                PipelineVerdict.Batch, $"{enough} What that saves is not measured yet: only one of the two modes has run.", figures),
        };
    }

    private static string StreamWords(PipelineFigures figures) =>
        $"{Capital(Need(figures))}. Batches {figures.Cadence} would have come too late for {Share(figures.LateInBatches)} of the events, a stream ({Seconds(figures.StreamDelaySeconds)} from known to loaded) for {Share(figures.LateInStream)}; so it was on {figures.StreamingDays} of {figures.Days} days.";

    private static string Need(PipelineFigures figures) => figures.DemandedSeconds is { } demanded
        ? $"events must be usable within {Seconds(demanded)}, as was entered"
        : $"half of the events are first used {Seconds(figures.MedianNeedSeconds ?? 0)} or later after they became known, median over {figures.Events.ToString("N0", CultureInfo.InvariantCulture)} events";

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    private static string Share(double? share) => (share ?? 0).ToString("P0", CultureInfo.InvariantCulture);

    internal static string Seconds(double seconds) => seconds switch
    {
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###} s"),
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"),
        < 7_200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#} minutes"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600:0.#} hours"),
    };
}
