using MarketingAI.Engine.Features.Spend.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Spend;

/// <summary>Turns spend into one currency at one price level, so that channels compare fairly.</summary>
public static class SpendNormalisation
{
    /// <summary>Every line, or the first fault found.</summary>
    public static Outcome<IReadOnlyList<NormalisedSpend>> Of(IReadOnlyList<SpendLine> lines, SpendRates rates)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(rates);
        Dictionary<string, Steps> byCurrency = rates.Rates.ToDictionary(pair => pair.Key, pair => Steps.Of(pair.Value), StringComparer.OrdinalIgnoreCase);
        Steps? prices = rates.PriceIndex is null ? null : Steps.Of(rates.PriceIndex);
        double? baseLevel = prices?.At(rates.BaseDay, int.MaxValue);
        if (prices is not null && baseLevel is null)
        {
            return new NoPriceLevel(rates.BaseDay);
        }

        NormalisedSpend[] found = new NormalisedSpend[lines.Count];
        for (int i = 0; i < found.Length; i++)
        {
            Outcome<NormalisedSpend> line = Line(lines[i], rates, byCurrency.GetValueOrDefault(lines[i].Currency), prices, baseLevel);
            if (line.IsRefused)
            {
                return line.Refusal;
            }

            found[i] = line.Value;
        }

        return found;
    }

    /// <summary>Channels before and after, the largest real spend first.</summary>
    public static IReadOnlyList<ChannelSpend> ByChannel(IReadOnlyList<NormalisedSpend> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        double spend = lines.Sum(line => line.Real);
        double impressions = lines.Sum(line => line.Line.Impressions ?? 0);
        ChannelSpend[] channels = [.. lines.GroupBy(line => line.Line.Channel, StringComparer.Ordinal).Select(group =>
        {
            double real = group.Sum(line => line.Real);
            double seen = group.Sum(line => line.Line.Impressions ?? 0);
            double paidForSeen = group.Where(line => line.Line.Impressions > 0).Sum(line => line.Real);
            return new ChannelSpend(
                group.Key, group.Sum(line => line.Line.Amount), group.Sum(line => line.Nominal), real, spend > 0 ? real / spend : 0,
                seen > 0 ? seen : null, seen > 0 ? seen / impressions : null, seen > 0 ? 1000 * paidForSeen / seen : null, null);
        })];
        double[] costs = [.. channels.Where(channel => channel.CostPerThousand > 0).Select(channel => channel.CostPerThousand!.Value).Order()];
        double? usual = costs.Length == 0 ? null : (costs[(costs.Length - 1) / 2] + costs[costs.Length / 2]) / 2;
        return [.. channels.Select(channel => channel with { EquivalentReach = usual is null ? null : channel.Real / usual })
            .OrderByDescending(channel => channel.Real).ThenBy(channel => channel.Channel, StringComparer.Ordinal)];
    }

    private static Outcome<NormalisedSpend> Line(SpendLine line, SpendRates rates, Steps? exchange, Steps? prices, double? baseLevel)
    {
        if (!double.IsFinite(line.Amount) || line.Amount < 0 || line.Impressions is < 0)
        {
            return new SpendUnfit(FormattableString.Invariant($"The line of {line.Channel} on {line.Day:yyyy-MM-dd} has a negative or missing amount or impressions."));
        }

        double? rate = string.Equals(line.Currency, rates.BaseCurrency, StringComparison.OrdinalIgnoreCase) ? 1 : exchange?.At(line.Day, rates.MostDaysOld);
        double? level = prices is null ? 1 : prices.At(line.Day, int.MaxValue);
        if (rate is null)
        {
            return new NoExchangeRate(line.Currency, line.Day, rates.MostDaysOld);
        }

        if (level is null)
        {
            return new NoPriceLevel(line.Day);
        }

        double nominal = line.Amount * rate.Value;
        double real = nominal * ((baseLevel ?? 1) / level.Value);
        return new NormalisedSpend(line, nominal, real, line.Impressions > 0 ? 1000 * real / line.Impressions : null);
    }
}
