using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Numerics;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Identity.Matching;

/// <summary>Matches with m, u and λ counted from the truth: the best that the same levels and weights can do.</summary>
internal static class Oracle
{
    private const int RandomPairs = 1_000_000;

    public static async Task<MatchResult> MatchAsync(FileWork work, DataSet set, IReadOnlyDictionary<string, string> persons)
    {
        MatchingService service = work.Get<MatchingService>();
        MatchOptions options = new();
        MatchPlan plan = (await service.ProposeAsync(set, null, default)).Value;
        PreparedMatch prepared = (await service.PrepareAsync(set, null, plan, options, default)).Value;
        PairList matches = Matches(prepared, persons);
        PairList others = Others(prepared, persons);
        double[][] m = Levels(plan, prepared, matches, options);
        double[][] u = Levels(plan, prepared, others, options);
        double lambda = matches.Count / prepared.PairsPossible;
        for (int field = 0; field < m.Length; field++)
        {
            double same = prepared.Records.SameShare[field];
            if (!double.IsNaN(same))
            {
                u[field][0] = Math.Max(same - (lambda * m[field][0]), 1 / prepared.PairsPossible);
            }
        }

        return work.Get<MatchEngine>().Run(prepared, options, _ => { }, default, new MixtureParameters(lambda, m, u)).Value;
    }

    private static PairList Matches(PreparedMatch prepared, IReadOnlyDictionary<string, string> persons)
    {
        List<(int, int)> pairs = [];
        foreach (IGrouping<string, int> person in Enumerable.Range(0, prepared.LeftKeys.Count).GroupBy(i => persons[prepared.LeftKeys[i]], StringComparer.Ordinal))
        {
            int[] records = [.. person];
            for (int i = 0; i < records.Length; i++)
            {
                pairs.AddRange(records.Skip(i + 1).Select(other => (records[i], other)));
            }
        }

        return Listed(pairs);
    }

    private static PairList Others(PreparedMatch prepared, IReadOnlyDictionary<string, string> persons)
    {
        SeededRandom random = new(99);
        List<(int, int)> pairs = [];
        while (pairs.Count < RandomPairs)
        {
            (int one, int other) = (random.NextBelow(prepared.Records.Count), random.NextBelow(prepared.Records.Count));
            if (!string.Equals(persons[prepared.LeftKeys[one]], persons[prepared.LeftKeys[other]], StringComparison.Ordinal))
            {
                pairs.Add((one, other));
            }
        }

        return Listed(pairs);
    }

    private static double[][] Levels(MatchPlan plan, PreparedMatch prepared, PairList pairs, MatchOptions options)
    {
        new PairComparison(plan.Fields, prepared.Records, options).Compare(pairs, 0, pairs.Count, 2, default);
        PatternCode code = new([.. plan.Fields.Select(ModelEstimate.Levels)]);
        double[][] counts = [.. plan.Fields.Select(field => Enumerable.Repeat(0.5, ModelEstimate.Levels(field)).ToArray())];
        foreach (long pattern in pairs.Pattern)
        {
            for (int field = 0; field < counts.Length; field++)
            {
                if (code.LevelOf(pattern, field) is var level and > 0)
                {
                    counts[field][level - 1]++;
                }
            }
        }

        return [.. counts.Select(levels => levels.Select(count => count / levels.Sum()).ToArray())];
    }

    private static PairList Listed(List<(int Left, int Right)> pairs)
    {
        PairList list = new(pairs.Count);
        for (int i = 0; i < pairs.Count; i++)
        {
            (list.Left[i], list.Right[i]) = pairs[i];
        }

        return list;
    }
}
