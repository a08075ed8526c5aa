using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>
/// Carries the chance that a sale belongs to a person into conversions and value. A click shortly before the sale speaks for the person who
/// clicked: the density of the lag from click to sale multiplies the prior odds. A sale belongs to one person at most, and one click at most led to it.
/// </summary>
/// <remarks>Chapelle (2014), Modeling delayed feedback in display advertising, KDD, for lags as part of the likelihood; here log-normal.</remarks>
internal static class OfflineWeighing
{
    public const double WindowDays = 45;
    private const double Sure = 0.95;
    private const int Steps = 60;
    private const int Draws = 200;
    private const double LeastLearnt = 20;

    private static readonly LagLaw Guess = new(3, 1, 0.3, 0);

    /// <param name="spread">Standard deviation of the log of the odds that the matching leaves open.</param>
    public static (OfflineReport Report, IReadOnlyList<OfflineConversion> Rows) Weigh(
        IReadOnlyList<OfflineSale> sales, IReadOnlyList<PersonClick> clicks, double spread, int seed)
    {
        ILookup<string, PersonClick> byPerson = clicks.ToLookup(click => click.PersonId, StringComparer.Ordinal);
        double rate = Rate(sales, clicks, byPerson.Count);
        LagLaw lag = Learn(sales, byPerson, rate);
        List<OfflineConversion> rows = Rows(sales, byPerson, lag, rate, 0);
        SeededRandom random = new(seed);
        List<Dictionary<string, (double Count, double Value)>> drawn = [];
        for (int draw = 0; draw < Draws; draw++)
        {
            drawn.Add(Sums(Realised(Rows(sales, byPerson, lag, rate, spread * random.NextNormal()), random)));
        }

        return (Report(sales, Sums(rows.Select(row => (row, row.Probability))), drawn, lag), rows);
    }

    /// <summary>Each sale falls to one of its rows, or to nobody.</summary>
    private static IEnumerable<(OfflineConversion Row, double Weight)> Realised(List<OfflineConversion> rows, SeededRandom random)
    {
        foreach (IGrouping<string, OfflineConversion> sale in rows.GroupBy(row => row.SaleId, StringComparer.Ordinal))
        {
            double left = random.NextDouble();
            foreach (OfflineConversion row in sale)
            {
                left -= row.Probability;
                if (left < 0)
                {
                    yield return (row, 1);
                    break;
                }
            }
        }
    }

    private static List<OfflineConversion> Rows(
        IReadOnlyList<OfflineSale> sales, ILookup<string, PersonClick> clicks, LagLaw lag, double rate, double shift)
    {
        List<OfflineConversion> rows = [];
        foreach (OfflineSale sale in sales)
        {
            List<(SaleCandidate Candidate, double Odds, double[] Lags, PersonClick[] Clicks)> weighed = [];
            foreach (SaleCandidate candidate in sale.Candidates)
            {
                PersonClick[] before = Before(sale, clicks[candidate.PersonId]);
                double[] densities = [.. before.Select(click => lag.ClickShare * Density(lag, (sale.SoldAt - click.At).TotalDays) / rate)];
                double known = clicks.Contains(candidate.PersonId) ? 1 - lag.ClickShare + densities.Sum() : 1;
                double chance = Math.Clamp(candidate.Probability, 1e-9, 1 - 1e-9);
                weighed.Add((candidate, chance / (1 - chance) * Math.Exp(shift) * known, densities, before));
            }

            double total = 1 + weighed.Sum(one => one.Odds);
            foreach ((SaleCandidate candidate, double odds, double[] densities, PersonClick[] before) in weighed)
            {
                double matched = odds / total;
                double all = clicks.Contains(candidate.PersonId) ? 1 - lag.ClickShare + densities.Sum() : 1;
                rows.AddRange(before.Select((click, i) => Row(sale, candidate, click, matched * densities[i] / all)));
                rows.Add(Row(sale, candidate, null, matched * (all - densities.Sum()) / all));
            }
        }

        return rows;
    }

    /// <summary>Learns the law from sales whose person is beyond doubt: a mixture of the lag's density and clicks that just happened to be there.</summary>
    private static LagLaw Learn(IReadOnlyList<OfflineSale> sales, ILookup<string, PersonClick> clicks, double rate)
    {
        double[][] lags =
        [
            .. sales.Select(sale => (sale, sale.Candidates.FirstOrDefault(candidate => candidate.Probability >= Sure && clicks.Contains(candidate.PersonId))))
                .Where(pair => pair.Item2 is not null)
                .Select(pair => Before(pair.sale, clicks[pair.Item2!.PersonId]).Select(click => (pair.sale.SoldAt - click.At).TotalDays).ToArray()),
        ];
        LagLaw law = Guess;
        for (int step = 0; step < Steps; step++)
        {
            (double weight, double sum, double squares) = (0, 0, 0);
            foreach (double[] sale in lags)
            {
                double[] led = [.. sale.Select(days => law.ClickShare * Density(law, days) / rate)];
                double all = 1 - law.ClickShare + led.Sum();
                for (int i = 0; i < sale.Length; i++)
                {
                    double share = led[i] / all;
                    double log = Math.Log(sale[i]);
                    (weight, sum, squares) = (weight + share, sum + (share * log), squares + (share * log * log));
                }
            }

            if (weight < LeastLearnt)
            {
                return step == 0 ? Guess : law with { Learnt = weight };
            }

            double mean = sum / weight;
            law = new LagLaw(Math.Exp(mean), Math.Sqrt(Math.Max(0.05, (squares / weight) - (mean * mean))), Math.Clamp(weight / lags.Length, 0.01, 0.99), weight);
        }

        return law;
    }

    /// <summary>Clicks of a known person a day.</summary>
    private static double Rate(IReadOnlyList<OfflineSale> sales, IReadOnlyList<PersonClick> clicks, int persons)
    {
        if (clicks.Count == 0 || sales.Count == 0)
        {
            return 1;
        }

        double days = Math.Max(1, (clicks.Max(click => click.At) - clicks.Min(click => click.At)).TotalDays);
        return clicks.Count / (days * persons);
    }

    private static PersonClick[] Before(OfflineSale sale, IEnumerable<PersonClick> clicks) =>
        [.. clicks.Where(click => click.At < sale.SoldAt && (sale.SoldAt - click.At).TotalDays <= WindowDays)];

    private static double Density(LagLaw law, double days)
    {
        double z = (Math.Log(days) - Math.Log(law.MedianDays)) / law.LogSd;
        return Math.Exp(-0.5 * z * z) / (days * law.LogSd * Math.Sqrt(2 * Math.PI));
    }

    private static OfflineConversion Row(OfflineSale sale, SaleCandidate candidate, PersonClick? click, double probability) => new(
        sale.SaleId, candidate.RecordId, candidate.PersonId, click?.EventId, click?.Channel, click?.At, sale.SoldAt, sale.Value, probability);

    private static Dictionary<string, (double Count, double Value)> Sums(IEnumerable<(OfflineConversion Row, double Weight)> rows)
    {
        Dictionary<string, (double Count, double Value)> sums = new(StringComparer.Ordinal);
        foreach ((OfflineConversion row, double weight) in rows)
        {
            (double count, double value) = sums.GetValueOrDefault(row.Channel ?? string.Empty);
            sums[row.Channel ?? string.Empty] = (count + weight, value + (weight * row.Value));
        }

        return sums;
    }

    private static OfflineReport Report(
        IReadOnlyList<OfflineSale> sales, Dictionary<string, (double Count, double Value)> estimate, List<Dictionary<string, (double Count, double Value)>> drawn, LagLaw lag)
    {
        Interval Around(Func<Dictionary<string, (double Count, double Value)>, double> figure)
        {
            double[] draws = [.. drawn.Select(figure).Order()];
            return new Interval(figure(estimate), draws[(int)(0.025 * draws.Length)], draws[(int)(0.975 * draws.Length)]);
        }

        return new OfflineReport(
            sales.Count, sales.Sum(sale => sale.Value), Around(sums => sums.Values.Sum(sum => sum.Count)), Around(sums => sums.Values.Sum(sum => sum.Value)),
            Around(sums => sums.Where(sum => sum.Key.Length > 0).Sum(sum => sum.Value.Count)),
            [
                .. estimate.Keys.Where(channel => channel.Length > 0).Order(StringComparer.Ordinal).Select(channel => new OfflineChannel(
                    channel, Around(sums => sums.GetValueOrDefault(channel).Count), Around(sums => sums.GetValueOrDefault(channel).Value))),
            ],
            lag, "Odds by names and numbers times the density of the lag from click to sale; intervals of 200 draws of the odds and of who it was.");
    }
}
