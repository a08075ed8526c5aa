using System.Globalization;
using MarketingAI.Engine.Identity.Matching;

namespace MarketingAI.Workbench.CommandLine.Verbs;

/// <summary>What <c>match</c> found, as JSON and for a person.</summary>
internal static class MatchPrinting
{
    public static VerbReport Report(MatchResult result, MatchPlan plan, TruthReport? truth, string? pairs, string? clusters)
    {
        MatchReport report = result.Report;
        var values = new
        {
            report.Records,
            report.PairsCompared,
            report.PairsPossible,
            report.Model.Lambda,
            Parameters = report.Model.Fields.SelectMany(field => field.Levels.Select(level => new
            {
                Field = field.Field.Name,
                Level = level.Label,
                level.M,
                level.U,
                level.Weight,
                level.MLow,
                level.MHigh,
            })),
            report.Threshold,
            Proposed = report.Proposed,
            report.Matches,
            ExpectedMatches = report.Expected.Estimate,
            ExpectedMatchesInterval = new { report.Expected.Low, report.Expected.High },
            report.Clusters,
            report.Persons,
            report.Unlinkable,
            AtThreshold = truth is null ? null : Figures(truth.AtThreshold, withThreshold: false),
            Best = truth is null ? null : Figures(truth.Best, withThreshold: true),
            truth?.TruePairs,
            Calibration = truth?.Bands,
            Blocking = report.Blocking,
            Key = plan.LeftKey,
            LeftOut = report.LeftOut,
            report.Remarks,
            report.Seed,
            PairsFile = pairs,
            ClustersFile = clusters,
        };
        return new VerbReport(values, writer => Print(writer, report, truth));
    }

    private static Dictionary<string, double> Figures(TruthFigures figures, bool withThreshold)
    {
        Dictionary<string, double> shown = withThreshold ? new(StringComparer.Ordinal) { ["threshold"] = figures.Threshold } : new(StringComparer.Ordinal);
        (shown["precision"], shown["recall"], shown["f1"]) = (figures.Precision, figures.Recall, figures.F1);
        return shown;
    }

    private static void Print(TextWriter writer, MatchReport report, TruthReport? truth)
    {
        writer.WriteLine(Line($"{report.Records:N0} records are {report.Persons:N0} persons; {report.Clusters:N0} of them have more than one record."));
        writer.WriteLine(Line($"{report.Matches:N0} pairs of {report.PairsCompared:N0} compared reach the threshold {report.Threshold:0.000}; {report.Expected.Estimate:N0} matches are to be expected ({report.Expected.Low:N0} to {report.Expected.High:N0})."));
        writer.WriteLine(report.Proposed.Reason);
        if (truth is not null)
        {
            writer.WriteLine(Line($"Against the truth: precision {truth.AtThreshold.Precision:0.000}, recall {truth.AtThreshold.Recall:0.000}, F1 {truth.AtThreshold.F1:0.000}; best F1 {truth.Best.F1:0.000} at {truth.Best.Threshold:0.000}."));
        }

        writer.WriteLine();
        TextTable levels = new("field", "level", "m", "u", "weight");
        foreach (FieldModel field in report.Model.Fields)
        {
            foreach (LevelModel level in field.Levels)
            {
                levels.Add(field.Field.Name, level.Label, Line($"{level.M:0.0000}"), Line($"{level.U:0.0000000}"), Line($"{level.Weight:0.00}"));
            }
        }

        levels.Print(writer);
        writer.WriteLine();
        TextTable blocking = new("blocking rule", "pairs", "added", "largest block", "left out");
        foreach (BlockingCount rule in report.Blocking)
        {
            blocking.Add(rule.Rule, Line($"{rule.Pairs}"), Line($"{rule.Added}"), Line($"{rule.LargestBlock}"), Line($"{rule.SkippedPairs}"));
        }

        blocking.Print(writer);
        foreach (string remark in report.Remarks)
        {
            writer.WriteLine(remark);
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The files that <c>match</c> writes.</summary>
internal static class MatchFiles
{
    public static async Task WriteAsync(MatchResult result, string? pairs, string? clusters, CancellationToken cancellationToken)
    {
        if (pairs is not null)
        {
            await using StreamWriter writer = new(pairs);
            await writer.WriteLineAsync("left,right,weight,probability,accepted".AsMemory(), cancellationToken);
            foreach (ScoredPair pair in result.Pairs)
            {
                string accepted = pair.Probability >= result.Report.Threshold ? "true" : "false";
                string line = string.Create(CultureInfo.InvariantCulture, $"{Cell(Key(result, pair.Left))},{Cell(Key(result, pair.Right))},{pair.Weight:R},{pair.Probability:R},{accepted}");
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
            }
        }

        if (clusters is not null)
        {
            await using StreamWriter writer = new(clusters);
            await writer.WriteLineAsync("side,record,cluster".AsMemory(), cancellationToken);
            for (int i = 0; i < result.Cluster.Count; i++)
            {
                string side = i < result.LeftKeys.Count ? "left" : "right";
                string line = string.Create(CultureInfo.InvariantCulture, $"{side},{Cell(Key(result, i))},{result.Cluster[i] + 1}");
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
            }
        }
    }

    private static string Key(MatchResult result, int record) =>
        record < result.LeftKeys.Count ? result.LeftKeys[record] : result.RightKeys[record - result.LeftKeys.Count];

    private static string Cell(string text) => text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
