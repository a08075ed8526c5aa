using MarketingAI.Engine.Features.Spend;

namespace MarketingAI.Tests.Engine.Features.Spend;

public sealed class SpendNormalisationTests
{
    private static readonly DateOnly Monday = new(2025, 3, 3);

    private static readonly SpendRates Rates = new(
        "EUR",
        new Dictionary<string, IReadOnlyList<(DateOnly, double)>>(StringComparer.Ordinal) { ["USD"] = [(Monday, 0.8), (Monday.AddDays(2), 0.5)] },
        [(new DateOnly(2024, 1, 1), 100), (new DateOnly(2025, 3, 4), 110)],
        BaseDay: new DateOnly(2025, 3, 31));

    /// <remarks>100 USD on Monday: 80 EUR, at the prices of the end of March 88. On Wednesday 100 USD are 50 EUR at those prices already.</remarks>
    [Fact]
    public void By_hand_money_is_turned_by_the_days_rate_and_the_price_level()
    {
        SpendLine[] billed =
        [
            new(Monday, "social", "USD", 100, 10_000), new(Monday.AddDays(1), "social", "USD", 100, 10_000),
            new(Monday.AddDays(2), "display", "USD", 100, 60_000), new(Monday, "tv", "EUR", 10),
        ];
        SpendRates rates = Rates;
        IReadOnlyList<NormalisedSpend> lines = SpendNormalisation.Of(billed, rates).Value;
        IReadOnlyList<ChannelSpend> channels = SpendNormalisation.ByChannel(lines);

        Assert.Equal([80.0, 80, 50, 10], lines.Select(line => line.Nominal));
        Assert.Equal([88.0, 80, 50, 11], lines.Select(line => Math.Round(line.Real, 9)));
        Assert.Equal(8.8, lines[0].CostPerThousand!.Value, 9);
        Assert.Equal(["social", "display", "tv"], channels.Select(channel => channel.Channel), StringComparer.Ordinal);
        Assert.Equal((0.25, 0.75, null), (channels[0].ShareOfVoice, channels[1].ShareOfVoice, channels[2].ShareOfVoice));
        Assert.Equal(1, channels.Sum(channel => channel.ShareOfSpend), 12);
        Assert.Equal(168 / ((8.4 + (50 / 60.0)) / 2), channels[0].EquivalentReach!.Value, 9);
        ReadmeExamples.AssertStandIn(
            "Spend",
            "IReadOnlyList<NormalisedSpend> lines = SpendNormalisation.Of(billed, rates).Value;",
            "IReadOnlyList<ChannelSpend> channels = SpendNormalisation.ByChannel(lines);");
    }

    [Fact]
    public void Another_base_currency_changes_amounts_but_no_shares()
    {
        SpendLine[] billed = [new(Monday, "a", "USD", 30), new(Monday, "b", "EUR", 20)];
        SpendRates dollars = Rates with
        {
            BaseCurrency = "USD",
            Rates = new Dictionary<string, IReadOnlyList<(DateOnly, double)>>(StringComparer.Ordinal) { ["EUR"] = [(Monday, 1 / 0.8)] },
        };

        double inEuros = SpendNormalisation.ByChannel(SpendNormalisation.Of(billed, Rates).Value)[0].ShareOfSpend;
        double inDollars = SpendNormalisation.ByChannel(SpendNormalisation.Of(billed, dollars).Value)[0].ShareOfSpend;

        Assert.Equal(inEuros, inDollars, 12);
    }

    [Fact]
    public void A_missing_or_old_rate_a_missing_price_level_and_negative_spend_are_refused()
    {
        Assert.IsType<NoExchangeRate>(SpendNormalisation.Of([new SpendLine(Monday, "a", "GBP", 1)], Rates).Refusal);
        Assert.IsType<NoExchangeRate>(SpendNormalisation.Of([new SpendLine(Monday.AddDays(10), "a", "USD", 1)], Rates).Refusal);
        Assert.IsType<NoPriceLevel>(SpendNormalisation.Of([new SpendLine(new DateOnly(2023, 1, 1), "a", "EUR", 1)], Rates).Refusal);
        Assert.IsType<SpendUnfit>(SpendNormalisation.Of([new SpendLine(Monday, "a", "EUR", -1)], Rates).Refusal);
        Assert.Empty(SpendNormalisation.Of([], Rates).Value);
    }
}
