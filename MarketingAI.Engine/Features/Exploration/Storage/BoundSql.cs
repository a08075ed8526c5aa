using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketingAI.Engine.Features.Exploration.Storage;

/// <summary>A query with its values.</summary>
internal sealed partial record BoundSql(string Text, object?[] Values)
{
    public static BoundSql Write(Func<SqlValues, string> write)
    {
        SqlValues values = new();
        string text = write(values);
        return new BoundSql(text, values.All());
    }

    /// <summary>The same to be read and copied: values written in.</summary>
    public ShownSql Shown(string title) => new(title, Place().Replace(Text, found => Literal(Values[int.Parse(found.ValueSpan[1..], CultureInfo.InvariantCulture) - 1])));

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        bool flag => flag ? "TRUE" : "FALSE",
        DateTime time => $"TIMESTAMP '{time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'",
        string text => SqlText.Literal(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A value of a query is a text, number, time or truth."),
    };

    [GeneratedRegex(@"\$\d+", RegexOptions.None, 1000)]
    private static partial Regex Place();
}

/// <summary>Pieces of SQL text.</summary>
internal static class SqlText
{
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Reads back as the same number.</summary>
    public static string Number(double value) => $"{value.ToString("R", CultureInfo.InvariantCulture)}::DOUBLE";

    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Values of one query, in the order in which its text names them.</summary>
internal sealed class SqlValues
{
    private readonly List<object?> _values = [];

    /// <summary>Takes a value in.</summary>
    /// <returns>The name by which the text stands for it.</returns>
    public string Add(object? value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_values.Count}");
    }

    public object?[] All() => [.. _values];
}
