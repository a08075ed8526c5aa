using System.Globalization;
using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Matching.Algorithms;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>The SQL that finds and compares pairs. What it says about a pair is what <see cref="PairLevels"/> says; a test holds both together.</summary>
/// <param name="fields">Fields in order; the order of names, where it is compared, is the last.</param>
/// <param name="left">Records of the first set; the others belong to the second.</param>
internal sealed class PairSql(IReadOnlyList<MatchField> fields, int rules, int left, bool isLink)
{
    private readonly int _first = Position(fields, FieldRole.FirstName);
    private readonly int _last = Position(fields, FieldRole.LastName);
    private readonly bool _ordered = Position(fields, FieldRole.NameOrder) >= 0;

    public string MakeRecords()
    {
        StringBuilder columns = new("rid INTEGER");
        for (int i = 0; i < fields.Count; i++)
        {
            columns.Append(CultureInfo.InvariantCulture, $", v{i} VARCHAR, d{i} VARCHAR, t{i} FLOAT");
        }

        for (int i = 0; i < rules; i++)
        {
            columns.Append(CultureInfo.InvariantCulture, $", k{i} UBIGINT");
        }

        return $"CREATE OR REPLACE TABLE rec ({columns})";
    }

    /// <summary>Blocks of a rule by the number of pairs in them: pairs, records of the largest, blocks.</summary>
    public string BlockSizes(int rule)
    {
        string pairs = isLink ? Text($"count(*) FILTER (rid < {left}) * count(*) FILTER (rid >= {left})") : "count(*) * (count(*) - 1) // 2";
        return Text($"SELECT p, max(c), count(*) FROM (SELECT {pairs} AS p, count(*) AS c FROM rec WHERE k{rule} IS NOT NULL GROUP BY k{rule}) WHERE p > 0 GROUP BY p ORDER BY p");
    }

    public string DropLargeBlocks(int rule, long mostPairs)
    {
        string pairs = isLink ? Text($"count(*) FILTER (rid < {left}) * count(*) FILTER (rid >= {left})") : "count(*) * (count(*) - 1) // 2";
        return Text($"UPDATE rec SET k{rule} = NULL WHERE k{rule} IN (SELECT k{rule} FROM rec WHERE k{rule} IS NOT NULL GROUP BY k{rule} HAVING {pairs} > {mostPairs})");
    }

    /// <summary>Pairs of a rule that no earlier rule has proposed, with a bit for each rule that proposes them.</summary>
    public string PairsOf(int rule)
    {
        string earlier = string.Concat(Enumerable.Range(0, rule).Select(i => Text($" AND (l.k{i} = r.k{i}) IS NOT TRUE")));
        return Text($"INSERT INTO pair SELECT l.rid, r.rid, {Mask(rule)} FROM rec l JOIN rec r ON l.k{rule} = r.k{rule} WHERE {Sides()}{earlier}");
    }

    public string AllPairs() => $"INSERT INTO pair SELECT l.rid, r.rid, {Mask(0)} FROM rec l JOIN rec r ON {Sides()}";

    /// <summary>Pairs drawn at random, repeats allowed, from a seed.</summary>
    public string RandomPairs(int count, int records, int seed)
    {
        string one = isLink ? Text($"hash(i, {seed}) % {left}") : Text($"hash(i, {seed}) % {records}");
        string other = isLink ? Text($"{left} + hash(i, {seed} + 1) % {records - left}") : Text($"hash(i, {seed} + 1) % {records}");
        return Text($"""
            CREATE OR REPLACE TABLE drawn AS SELECT CAST(a AS INTEGER) AS l, CAST(b AS INTEGER) AS r, 0 AS mask
            FROM (SELECT {one} AS a, {other} AS b FROM range({count}) AS t(i)) WHERE a <> b
            """);
    }

    /// <summary>Pairs of a table with the pattern of their levels and what frequencies add.</summary>
    /// <param name="u">Per field the chance of the first level for different persons; null to leave frequencies out.</param>
    public string Compared(string pairs, string condition, double[]? u, double least, double weight)
    {
        PatternCode code = new([.. fields.Select(ModelEstimate.Levels)]);
        string pattern = string.Join(" + ", fields.Select((_, i) => Text($"CAST(g{i} AS BIGINT) * {code.BaseOf(i)}")));
        string frequency = u is null ? "0" : Frequency(u, least, weight);
        return new SqlPipeline()
            .Step("joined", Both(pairs, condition))
            .Step("aligned", Aligned())
            .Step("alike", Alike())
            .Step("levels", $"SELECT *, {string.Join(", ", fields.Select((field, i) => $"{Level(field, i)} AS g{i}"))} FROM alike")
            .Step("done", $"SELECT l, r, mask, {pattern} AS pattern, CAST({frequency} AS FLOAT) AS frequency FROM levels")
            .Render();
    }

    private string Both(string pairs, string condition)
    {
        string values = string.Concat(fields.Select((field, i) => Text($", l.v{i} AS lv{i}, l.d{i} AS ld{i}, r.v{i} AS rv{i}, r.d{i} AS rd{i}, l.t{i} AS t{i}")));
        return $"SELECT p.l, p.r, p.mask{values} FROM {pairs} p JOIN rec l ON l.rid = p.l JOIN rec r ON r.rid = p.r {condition}";
    }

    private string Aligned()
    {
        if (!_ordered)
        {
            return "SELECT * FROM joined";
        }

        (string f, string l) = (Text($"v{_first}"), Text($"v{_last}"));
        string from = PairLevels.CrossedFrom.ToString(CultureInfo.InvariantCulture);
        string crossed = $"""
            (l{f} = r{f}) IS NOT TRUE AND (l{l} = r{l}) IS NOT TRUE
            AND ((l{f} IS NOT NULL AND r{l} IS NOT NULL) OR (l{l} IS NOT NULL AND r{f} IS NOT NULL))
            AND coalesce(jaro_winkler_similarity(l{f}, r{l}) >= {from}, true) AND coalesce(jaro_winkler_similarity(l{l}, r{f}) >= {from}, true)
            """;
        return Text($"""
            SELECT * REPLACE (
                CASE WHEN crossed THEN r{l} ELSE r{f} END AS r{f}, CASE WHEN crossed THEN r{f} ELSE r{l} END AS r{l},
                CASE WHEN crossed THEN NULL ELSE rd{_first} END AS rd{_first})
            FROM (SELECT *, CASE WHEN {crossed} THEN true ELSE false END AS crossed FROM joined)
            """);
    }

    private string Alike()
    {
        string similarities = string.Concat(fields.Select((field, i) => field.Levels.Any(level => level.Test == LevelTest.JaroWinkler)
            ? Text($", CASE WHEN lv{i} = rv{i} THEN 1.0 ELSE jaro_winkler_similarity(lv{i}, rv{i}) END AS s{i}")
            : string.Empty));
        return $"SELECT *{similarities} FROM aligned";
    }

    private string Level(MatchField field, int i)
    {
        if (field.Role == FieldRole.NameOrder)
        {
            return Text($"""
                CASE WHEN crossed THEN 2 WHEN (lv{_first} IS NOT NULL AND rv{_first} IS NOT NULL) OR (lv{_last} IS NOT NULL AND rv{_last} IS NOT NULL) THEN 1 ELSE 0 END
                """);
        }

        string steps = string.Concat(field.Levels.Select((level, at) => Text($" WHEN {Meets(level, i)} THEN {at + 1}")));
        return Text($"CASE WHEN lv{i} IS NULL OR rv{i} IS NULL THEN 0{steps} ELSE {field.Levels.Count + 1} END");
    }

    private static string Meets(ComparisonLevel level, int i)
    {
        string limit = level.Parameter.ToString("R", CultureInfo.InvariantCulture);
        return level.Test switch
        {
            LevelTest.Same => Text($"lv{i} = rv{i}"),
            LevelTest.SameDerived => Text($"ld{i} = rd{i}"),
            LevelTest.JaroWinkler => Text($"s{i} >= {limit}"),
            LevelTest.DerivedJaroWinkler => Text($"jaro_winkler_similarity(ld{i}, rd{i}) >= {limit}"),
            LevelTest.Edits => Text($"damerau_levenshtein(lv{i}, rv{i}) <= {limit}"),
            LevelTest.Days => Text($"abs(date_diff('day', CAST(lv{i} AS DATE), CAST(rv{i} AS DATE))) <= {limit}"),
            LevelTest.WithinShare => Text($"abs(CAST(lv{i} AS DOUBLE) - CAST(rv{i} AS DOUBLE)) <= {limit} * greatest(abs(CAST(lv{i} AS DOUBLE)), abs(CAST(rv{i} AS DOUBLE)))"),
            LevelTest.Words => Text($"len(list_intersect(string_split(lv{i}, ' '), string_split(rv{i}, ' '))) / len(list_distinct(list_concat(string_split(lv{i}, ' '), string_split(rv{i}, ' ')))) >= {limit}"),
            LevelTest.Prefix => Text($"left(lv{i}, {limit}) = left(rv{i}, {limit})"),
            _ => throw new ArgumentOutOfRangeException(nameof(level), level.Test, "No such test."),
        };
    }

    private string Frequency(double[] u, double least, double weight)
    {
        string[] parts =
        [
            .. fields.Select((field, i) => (field, i)).Where(pair => pair.field.UsesFrequency)
                .Select(pair => Text($"CASE WHEN g{pair.i} = 1 THEN {Number(weight)} * log2({Number(u[pair.i])} / greatest(t{pair.i}, {Number(least)})) ELSE 0 END")),
        ];
        return parts.Length == 0 ? "0" : string.Join(" + ", parts);
    }

    private string Mask(int from) => string.Join(" + ", Enumerable.Range(from, rules - from).Select(i => Text($"CASE WHEN l.k{i} = r.k{i} THEN {1 << i} ELSE 0 END")));

    private string Sides() => isLink ? Text($"l.rid < {left} AND r.rid >= {left}") : "l.rid < r.rid";

    private static int Position(IReadOnlyList<MatchField> fields, FieldRole role)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i].Role == role)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Number(double value) => $"CAST({value.ToString("R", CultureInfo.InvariantCulture)} AS DOUBLE)";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
