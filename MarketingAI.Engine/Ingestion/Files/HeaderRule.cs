using System.Globalization;
using System.Text;
using MarketingAI.Engine.Ingestion.Algorithms;

namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>Checks a file's column names.</summary>
internal static class HeaderRule
{
    private const int LongestName = 200;
    private const string Reserved = "business_unit_id";

    public static IReadOnlyList<FileProblem> Check(IReadOnlyList<string> names, int mostColumns)
    {
        if (names.Count > mostColumns)
        {
            return [new FileProblem(null, 1, Invariant($"A file has at most {mostColumns:N0} columns."), Invariant($"{names.Count:N0}"))];
        }

        List<FileProblem> problems = [];
        Dictionary<string, int> seen = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i];
            if (name.Length == 0)
            {
                problems.Add(new FileProblem(null, 1, "Every column has a name.", Invariant($"none for column {i + 1}")));
            }
            else if (!seen.TryAdd(name, i))
            {
                problems.Add(new FileProblem(name, 1, "Column names differ by more than capital letters.", Invariant($"the name at columns {seen[name] + 1} and {i + 1}")));
            }
            else if (name.Length > LongestName || name.Any(char.IsControl))
            {
                problems.Add(new FileProblem(null, 1, Invariant($"A column name has at most {LongestName} characters and no control characters."), $"'{name[..Math.Min(name.Length, 40)]}'"));
            }
            else if (string.Equals(name, Reserved, StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(new FileProblem(name, 1, $"The name {Reserved} is kept for the warehouse. Rename the column.", $"'{name}'"));
            }
        }

        return problems;
    }

    /// <summary>A first row of nothing but numbers and dates is data, not names.</summary>
    public static bool LooksLikeData(IReadOnlyList<string> names) =>
        names.All(name => ValueShape.Of(Encoding.UTF8.GetBytes(name)) is not (ValueClass.Text or ValueClass.Missing or ValueClass.Boolean));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
