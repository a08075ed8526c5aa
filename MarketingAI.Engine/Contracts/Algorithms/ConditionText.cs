namespace MarketingAI.Engine.Contracts.Algorithms;

/// <summary>
/// Reads a condition that a person wrote for a quality rule, and finds what it may not contain: anything but the data set's columns, plain
/// values, comparisons and a few functions. So a condition can never read another table, a file, or change anything.
/// </summary>
internal static class ConditionText
{
    private const int Longest = 1_000;
    private const string Signs = "()+-*/%<>=,!|";

    private static readonly HashSet<string> Words = new(
        ["and", "or", "not", "is", "null", "in", "between", "like", "true", "false", "case", "when", "then", "else", "end", "date", "timestamp"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Functions = new(
        ["abs", "round", "floor", "ceil", "lower", "upper", "trim", "length", "coalesce", "year", "month", "day", "hour", "least", "greatest", "starts_with", "contains", "regexp_matches"],
        StringComparer.OrdinalIgnoreCase);

    /// <returns>What stands against the condition, or null where it may be used.</returns>
    public static string? WhyNot(string? condition, IReadOnlyCollection<string> columns)
    {
        if (string.IsNullOrWhiteSpace(condition) || condition.Length > Longest)
        {
            return $"A condition has 1 to {Longest} characters.";
        }

        int depth = 0;
        for (int at = 0; at < condition.Length;)
        {
            char c = condition[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            (int end, string? fault) = Token(condition, at, columns);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (fault is not null || depth < 0)
            {
                return fault ?? "A bracket closes that was not opened.";
            }

            at = end;
        }

        return depth == 0 ? null : "A bracket is not closed.";
    }

    private static (int End, string? Fault) Token(string text, int at, IReadOnlyCollection<string> columns)
    {
        char c = text[at];
        if (c is '\'' or '"')
        {
            int end = Closing(text, at);
            return end < 0 ? (at, "A quote is not closed.")
                : c == '"' ? (end, ColumnFault(text[(at + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal), columns))
                : (end, null);
        }

        if (char.IsAsciiDigit(c))
        {
            int end = After(text, at, static x => char.IsAsciiLetterOrDigit(x) || x == '.');
            return (end, decimal.TryParse(text[at..end], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _)
                ? null : $"'{text[at..end]}' is no number.");
        }

        if (char.IsLetter(c) || c == '_')
        {
            int end = After(text, at, static x => char.IsLetterOrDigit(x) || x == '_');
            return (end, WordFault(text[at..end], text, end, columns));
        }

        bool isComment = at + 1 < text.Length && ((c == '-' && text[at + 1] == '-') || (c == '/' && text[at + 1] == '*'));
        return !isComment && Signs.Contains(c, StringComparison.Ordinal) ? (at + 1, null) : (at, $"'{(isComment ? text.Substring(at, 2) : c)}' may not stand in a condition.");
    }

    private static string? WordFault(string word, string text, int end, IReadOnlyCollection<string> columns)
    {
        int next = After(text, end, char.IsWhiteSpace);
        bool isCall = next < text.Length && text[next] == '(' && !Words.Contains(word);
        return isCall
            ? Functions.Contains(word) ? null : $"The function '{word}' may not stand in a condition. Allowed: {string.Join(", ", Functions)}."
            : Words.Contains(word) ? null : ColumnFault(word, columns);
    }

    private static string? ColumnFault(string name, IReadOnlyCollection<string> columns) =>
        columns.Contains(name, StringComparer.OrdinalIgnoreCase) ? null : $"The data set has no column '{name}'.";

    private static int Closing(string text, int start)
    {
        char quote = text[start];
        for (int at = start + 1; at < text.Length; at++)
        {
            if (text[at] != quote)
            {
                continue;
            }

            if (at + 1 < text.Length && text[at + 1] == quote)
            {
                at++;
                continue;
            }

            return at + 1;
        }

        return -1;
    }

    private static int After(string text, int start, Func<char, bool> belongs)
    {
        int at = start;
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }
}
