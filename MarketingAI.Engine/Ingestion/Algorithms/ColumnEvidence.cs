using System.Text;

namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>Counts of value classes in one column, with the first examples of each, so that a type can be decided and its exceptions named.</summary>
internal sealed class ColumnEvidence(string name)
{
    private const int ExamplesKept = 5;
    private const int LongestExample = 60;

    private static readonly int Classes = Enum.GetValues<ValueClass>().Length;

    private readonly long[] _counts = new long[Classes];
    private readonly List<ValueExample>?[] _examples = new List<ValueExample>?[Classes];

    public string Name { get; } = name;

    public long this[ValueClass found] => _counts[(int)found];

    public long Rows => _counts.Sum();

    public long Present => Rows - this[ValueClass.Missing];

    /// <summary>Whether every value stands bare: no spaces around it, no word for missing.</summary>
    public bool IsBare { get; private set; } = true;

    /// <returns>The class of the value.</returns>
    public ValueClass Add(ReadOnlySpan<byte> value, long row)
    {
        ReadOnlySpan<byte> trimmed = ValueShape.Trim(value);
        ValueClass found = ValueShape.Of(trimmed);
        IsBare &= trimmed.Length == value.Length && (found != ValueClass.Missing || value.Length == 0);
        long count = ++_counts[(int)found];
        if (count <= ExamplesKept)
        {
            ReadOnlySpan<byte> shown = trimmed.Length > LongestExample ? trimmed[..LongestExample] : trimmed;
            (_examples[(int)found] ??= []).Add(new ValueExample(row, Encoding.UTF8.GetString(shown)));
        }

        return found;
    }

    public long Sum(ReadOnlySpan<ValueClass> classes)
    {
        long sum = 0;
        foreach (ValueClass found in classes)
        {
            sum += this[found];
        }

        return sum;
    }

    /// <summary>The first values of the classes, by row.</summary>
    public IReadOnlyList<ValueExample> Examples(params IEnumerable<ValueClass> classes) =>
        [.. classes.SelectMany(found => _examples[(int)found] ?? []).OrderBy(example => example.Row).Take(ExamplesKept)];
}

/// <param name="Row">Line in the file, from 1.</param>
internal sealed record ValueExample(long Row, string Text);
