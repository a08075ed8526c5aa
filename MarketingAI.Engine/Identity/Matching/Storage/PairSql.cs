using System.Globalization;
using System.Text;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>The SQL that finds pairs worth comparing, set by set.</summary>
/// <param name="left">Records of the first set; the others belong to the second.</param>
/// <param name="onlyNew">Whether one record of a pair at least must be new.</param>
internal sealed class PairSql(int rules, int left, bool isLink, bool onlyNew = false)
{
    public string MakeRecords()
    {
        StringBuilder columns = new("rid INTEGER, fresh BOOLEAN");
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
        return onlyNew
            ? Text($"INSERT INTO pair SELECT least(l.rid, r.rid), greatest(l.rid, r.rid), {Mask(rule)} FROM rec l JOIN rec r ON l.k{rule} = r.k{rule} WHERE {NewSides()}{earlier}")
            : Text($"INSERT INTO pair SELECT l.rid, r.rid, {Mask(rule)} FROM rec l JOIN rec r ON l.k{rule} = r.k{rule} WHERE {Sides()}{earlier}");
    }

    public string AllPairs() => onlyNew
        ? $"INSERT INTO pair SELECT least(l.rid, r.rid), greatest(l.rid, r.rid), {Mask(0)} FROM rec l JOIN rec r ON {NewSides()}"
        : $"INSERT INTO pair SELECT l.rid, r.rid, {Mask(0)} FROM rec l JOIN rec r ON {Sides()}";

    /// <summary>The new record stands first; two new ones meet once.</summary>
    private string NewSides() => isLink
        ? Text($"l.fresh AND (l.rid < {left}) <> (r.rid < {left}) AND (NOT r.fresh OR l.rid < r.rid)")
        : "l.fresh AND l.rid <> r.rid AND (NOT r.fresh OR l.rid < r.rid)";

    private string Mask(int from) => string.Join(" + ", Enumerable.Range(from, rules - from).Select(i => Text($"CASE WHEN l.k{i} = r.k{i} THEN {1 << i} ELSE 0 END")));

    private string Sides() => isLink ? Text($"l.rid < {left} AND r.rid >= {left}") : "l.rid < r.rid";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
