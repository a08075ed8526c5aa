namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Totals of a media world, and what each channel's absence would have cost.</summary>
internal static class MediaTruths
{
    public static MediaTruth Of(Media media, MediaPlan plan, IReadOnlyList<MediaWeek> weeks, Geography geography)
    {
        double revenue = weeks.Sum(week => week.Revenue);
        List<MediaChannelTruth> channels = [];
        for (int c = 0; c < plan.Channels.Count; c++)
        {
            double spend = weeks.Sum(week => week.Spend[c]);
            double contribution = weeks.Sum(week => week.Contribution[c]);
            double without = media.Weeks(c).Sum(week => week.Revenue);
            channels.Add(new MediaChannelTruth(
                plan.Channels[c].Name, Math.Round(spend, 2), Math.Round(contribution, 2), spend > 0 ? Math.Round(contribution / spend, 4) : null,
                Math.Round(revenue - without, 2)));
        }

        double captured = weeks.Sum(week => plan.Channels.Select((channel, c) => channel.Name is "social" or "display" or "tv" ? week.Saturation[c] : 0).Sum())
            * plan.CapturePerUpperFunnel / 3;
        return new MediaTruth(
            channels, [.. plan.Interactions.Select((_, i) => Math.Round(weeks.Sum(week => week.Interaction[i]), 2))], Math.Round(revenue, 2),
            Math.Round(captured, 2),
            Names.Regions.Select((region, g) => (region.Name, Math.Round(geography.Strength[g], 4)))
                .ToDictionary(pair => pair.Name, pair => pair.Item2, StringComparer.Ordinal));
    }
}
