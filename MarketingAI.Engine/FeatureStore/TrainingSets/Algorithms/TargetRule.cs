using System.Globalization;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.FeatureStore.TrainingSets.Algorithms;

/// <summary>Recognises the two classes of a target.</summary>
internal static class TargetRule
{
    private const int LevelsNamed = 6;

    private static readonly string[] Positive = ["1", "true", "yes", "y", "t", "ja", "oui", "si"];
    private static readonly string[] Negative = ["0", "-1", "false", "no", "n", "f", "nein", "non"];

    public static TargetVerdict Recognise(TableColumn target)
    {
        (int[] codes, string[] levels) = target switch
        {
            CategoryColumn words => (words.Codes, words.Levels),
            NumberColumn numbers => Levels(numbers),
            _ => ([], []),
        };
        if (target is TimeColumn)
        {
            return Unfit("It holds dates or times, not two classes.");
        }

        long[] counts = new long[levels.Length];
        foreach (int code in codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        return levels.Length == 2 ? Two(codes, levels, counts) : Unfit(NotTwo(levels, counts));
    }

    private static TargetVerdict Two(int[] codes, string[] levels, long[] counts)
    {
        int? known = KnownPositive(levels);
        int positive = known ?? (counts[0] < counts[1] ? 0 : 1);
        int[] rows = [.. Enumerable.Range(0, codes.Length).Where(row => codes[row] >= 0)];
        bool[] labels = [.. rows.Select(row => codes[row] == positive)];
        List<string> remarks = [];
        if (known is null)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"'{levels[positive]}' counts as the positive class, being the rarer one ({counts[positive]:N0} of {rows.Length:N0} rows)."));
        }

        if (rows.Length < codes.Length)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{codes.Length - rows.Length:N0} of {codes.Length:N0} rows have no target and were left out."));
        }

        return new TargetVerdict(levels[positive], rows, labels, remarks, WhyNot: null);
    }

    private static int? KnownPositive(string[] levels)
    {
        bool[] yes = [.. levels.Select(level => Positive.Contains(level.ToLowerInvariant(), StringComparer.Ordinal))];
        bool[] no = [.. levels.Select(level => Negative.Contains(level.ToLowerInvariant(), StringComparer.Ordinal))];
        return (yes[0] && no[1], yes[1] && no[0]) switch
        {
            (true, _) => 0,
            (_, true) => 1,
            _ => null,
        };
    }

    private static string NotTwo(string[] levels, long[] counts)
    {
        IEnumerable<(string Level, long Rows)> ordered = levels.Zip(counts).OrderByDescending(level => level.Second);
        return levels.Length switch
        {
            0 => "It has no value in any row.",
            1 => $"It has one class only: {TargetUnfit.Counts(ordered)}. Two are needed.",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"It has {levels.Length:N0} classes, two are needed: {TargetUnfit.Counts(ordered.Take(LevelsNamed))}{(levels.Length > LevelsNamed ? ", ..." : string.Empty)}."),
        };
    }

    private static (int[] Codes, string[] Levels) Levels(NumberColumn numbers)
    {
        double[] values = [.. numbers.Values.Where(value => !double.IsNaN(value)).Distinct().Order()];
        Dictionary<double, int> places = values.Select((value, i) => (value, i)).ToDictionary(pair => pair.value, pair => pair.i);
        return (
            [.. numbers.Values.Select(value => double.IsNaN(value) ? -1 : places[value])],
            [.. values.Select(value => value.ToString(CultureInfo.InvariantCulture))]);
    }

    private static TargetVerdict Unfit(string why) => new(string.Empty, [], [], [], why);
}

/// <param name="Rows">Rows that have a class.</param>
/// <param name="Labels">For those rows, whether it is the positive class.</param>
/// <param name="WhyNot">Why the column cannot be a target; null where it can.</param>
internal sealed record TargetVerdict(string PositiveLevel, int[] Rows, bool[] Labels, IReadOnlyList<string> Remarks, string? WhyNot);
