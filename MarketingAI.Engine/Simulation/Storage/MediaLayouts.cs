using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Files of media spend and revenue.</summary>
internal static class MediaLayouts
{
    public static Layout<MediaWeek> Weeks(MediaPlan plan) => new(
        "media/weekly", FileForm.Csv, "156 weeks of the whole business unit: spend by channel, controls, revenue.",
        [
            Column.Date<MediaWeek>("week", "Monday of the week", row => row.Week),
            .. plan.Channels.Select((channel, c) =>
                Column.Number<MediaWeek>(channel.Name, $"Spend on {channel.Name} in euros", row => row.Spend[c], "F2")),
            Column.Number<MediaWeek>("price_index", "Own prices, 100 is normal", row => row.PriceIndex, "F2"),
            Column.Boolean<MediaWeek>("holiday", "A week before the holidays", row => row.Holiday),
            Column.Number<MediaWeek>("revenue", "Revenue in euros", row => row.Revenue, "F2"),
        ]);

    public static Layout<MediaWeek> WeekTruth(MediaPlan plan) => new(
        "media_weeks", FileForm.Csv, "Where each week's revenue comes from, in euros; the parts sum to the revenue.",
        [
            Column.Date<MediaWeek>("week", "Monday of the week", row => row.Week),
            Column.Number<MediaWeek>("baseline", "Season", row => row.Baseline, "F2"),
            Column.Number<MediaWeek>("trend", "Trend", row => row.Trend, "F2"),
            Column.Number<MediaWeek>("price", "Effect of prices", row => row.Price, "F2"),
            .. plan.Channels.Select((channel, c) =>
                Column.Number<MediaWeek>(channel.Name, $"Own effect of {channel.Name}", row => row.Contribution[c], "F2")),
            .. plan.Interactions.Select((pair, i) => Column.Number<MediaWeek>(
                $"{pair.First}_x_{pair.Second}", $"{pair.First} and {pair.Second} together", row => row.Interaction[i], "F2")),
            Column.Number<MediaWeek>("noise", "Chance", row => row.Noise, "F2"),
        ]);

    public static Layout<RegionWeek> Regions(MediaPlan plan) => new(
        "media/weekly_by_region", FileForm.Csv, "The same by region; regions add up to the whole.",
        [
            Column.Date<RegionWeek>("week", "Monday of the week", row => row.Week),
            Column.Text<RegionWeek>("region", "Region", row => Names.Regions[row.Region].Name),
            .. plan.Channels.Select((channel, c) =>
                Column.Number<RegionWeek>(channel.Name, $"Spend on {channel.Name} in euros", row => row.Spend[c], "F2")),
            Column.Number<RegionWeek>("revenue", "Revenue in euros", row => row.Revenue, "F2"),
        ]);

    public static Layout<RegionWeek> RegionTruth(MediaPlan plan) => new(
        "media_region_weeks", FileForm.Parquet, "Own effect of each channel by region and week, in euros.",
        [
            Column.Date<RegionWeek>("week", "Monday of the week", row => row.Week),
            Column.Text<RegionWeek>("region", "Region", row => Names.Regions[row.Region].Name),
            .. plan.Channels.Select((channel, c) =>
                Column.Number<RegionWeek>(channel.Name, $"Own effect of {channel.Name}", row => row.Contribution[c], "F0")),
        ]);

    public static Layout<SpendRow> Daily { get; } = new(
        "media/spend_daily", FileForm.Csv, "What platforms billed in 2025, by day and campaign, in their currency.",
        [
            Column.Date<SpendRow>("date", "Day", row => row.Date),
            Column.Text<SpendRow>("platform", "Who bills", row => row.Platform),
            Column.Text<SpendRow>("channel", "Channel", row => row.Channel),
            Column.Text<SpendRow>("campaign", "Campaign", row => row.Campaign),
            Column.Text<SpendRow>("currency", "EUR, USD, GBP or CHF", row => row.Currency),
            Column.Money<SpendRow>("spend", "In that currency", row => row.Minor),
            Column.Integer<SpendRow>("impressions", "Impressions", row => row.Impressions),
            Column.Integer<SpendRow>("clicks", "Clicks", row => row.Clicks),
        ]);

    public static Layout<ExchangeRate> Rates { get; } = new(
        "media/exchange_rates", FileForm.Csv, "Daily exchange rates.",
        [
            Column.Date<ExchangeRate>("date", "Day", row => row.Date),
            Column.Text<ExchangeRate>("currency", "USD, GBP or CHF", row => row.Currency),
            Column.Number<ExchangeRate>("euros_per_unit", "Euros for one unit", row => row.EurosPerUnit, "F5"),
        ]);
}
