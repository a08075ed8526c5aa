using System.Globalization;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Normalised values of all records, column by column.</summary>
/// <param name="Values">Per field and record.</param>
/// <param name="Frequency">Per field and record the share of records with the same value; empty where the field does not use it.</param>
internal sealed record RecordColumns(int Left, int Right, IReadOnlyList<NormalValue[]> Values, IReadOnlyList<float[]> Frequency, double[] SameShare)
{
    public int Count => Left + Right;
}

/// <summary>Brings the columns of one or two tables into the form in which records are compared.</summary>
internal static class RecordPreparation
{
    public static RecordColumns Prepare(IReadOnlyList<MatchField> fields, ColumnTable left, ColumnTable? right, string phoneRegion)
    {
        int rows = right?.Rows ?? 0;
        NormalValue[][] values = new NormalValue[fields.Count][];
        float[][] frequency = new float[fields.Count][];
        double[] same = new double[fields.Count];
        Parallel.For(0, fields.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, field =>
        {
            values[field] = new NormalValue[left.Rows + rows];
            Fill(values[field].AsSpan(0, left.Rows), fields[field].Role, fields[field].LeftColumn, left, phoneRegion);
            if (right is not null)
            {
                Fill(values[field].AsSpan(left.Rows), fields[field].Role, fields[field].RightColumn, right, phoneRegion);
            }

            (frequency[field], same[field]) = Frequencies(fields[field], values[field], left.Rows, right is not null);
        });
        return new RecordColumns(left.Rows, rows, values, frequency, same);
    }

    /// <summary>The value of one record that stands in no table.</summary>
    public static NormalValue One(MatchField field, string column, string? text, string phoneRegion) =>
        field.Role == FieldRole.NameOrder ? NormalValue.Missing : NormalForm.Of(field.Role, Part(column, text), phoneRegion);

    private static void Fill(Span<NormalValue> target, FieldRole role, string column, ColumnTable table, string phoneRegion)
    {
        if (role == FieldRole.NameOrder)
        {
            return;
        }

        switch (table[PlanChoice.Source(column).Column])
        {
            case CategoryColumn words:
                NormalValue[] known = [.. words.Levels.Select(level => NormalForm.Of(role, Part(column, level), phoneRegion))];
                for (int i = 0; i < target.Length; i++)
                {
                    target[i] = words.Codes[i] < 0 ? NormalValue.Missing : known[words.Codes[i]];
                }

                break;
            case TimeColumn times:
                Each(target, times, i => NormalForm.Of(role, new DateTime(times.UtcTicks[i], DateTimeKind.Utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), phoneRegion));
                break;
            case NumberColumn numbers:
                Each(target, numbers, i => NormalForm.Of(role, numbers.Values[i].ToString("R", CultureInfo.InvariantCulture), phoneRegion));
                break;
            default:
                throw new NotSupportedException($"The column {column} is of a kind that records are not compared by.");
        }
    }

    private static void Each(Span<NormalValue> target, TableColumn column, Func<int, NormalValue> value)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = column.IsMissing(i) ? NormalValue.Missing : value(i);
        }
    }

    private static string? Part(string column, string? text)
    {
        if (text is null || PlanChoice.Source(column).IsFirst is not { } first)
        {
            return text;
        }

        string trimmed = text.Trim();
        int cut = trimmed.LastIndexOf(' ');
        return cut < 0 ? (first ? null : trimmed) : first ? trimmed[..cut] : trimmed[(cut + 1)..];
    }

    private static (float[] Frequency, double Same) Frequencies(MatchField field, NormalValue[] values, int left, bool isLink)
    {
        if (field.Role == FieldRole.NameOrder)
        {
            return ([], double.NaN);
        }

        Dictionary<string, (int Left, int Right)> counts = new(StringComparer.Ordinal);
        long there = 0;
        long thereLeft = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].Value is not { } value)
            {
                continue;
            }

            there++;
            thereLeft += i < left ? 1 : 0;
            (int Left, int Right) before = counts.GetValueOrDefault(value);
            counts[value] = i < left ? (before.Left + 1, before.Right) : (before.Left, before.Right + 1);
        }

        double pairs = isLink ? (double)thereLeft * (there - thereLeft) : there * (there - 1.0) / 2;
        double same = counts.Values.Sum(count => isLink ? (double)count.Left * count.Right : count.Left * (count.Left - 1.0) / 2);
        float[] frequency = field.UsesFrequency
            ? [.. values.Select(value => value.Value is null ? 0f : (float)((counts[value.Value].Left + counts[value.Value].Right) / (double)there))]
            : [];
        return (frequency, pairs > 0 ? same / pairs : double.NaN);
    }
}
