using System.Globalization;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Learners;

/// <summary>
/// Finds a model's fields among a table's columns, by name. Words and numbers are turned into each other where the model learnt from the
/// other, since a file does not say which it means.
/// </summary>
internal static class FieldBinding
{
    /// <summary>The table's rows as the model takes them.</summary>
    public static Outcome<RawRows> Bind(ColumnTable table, IReadOnlyList<ModelField> fields)
    {
        string[] missing = [.. fields.Where(field => !table.Has(field.Name)).Select(field => field.Name)];
        if (missing.Length > 0)
        {
            return new FieldsMissing(missing);
        }

        List<TableColumn> columns = new(fields.Count);
        foreach (ModelField field in fields)
        {
            Outcome<TableColumn> column = As(table[field.Name], field);
            if (column.IsRefused)
            {
                return column.Refusal;
            }

            columns.Add(column.Value);
        }

        return RawRows.Of(new ColumnTable(columns), fields);
    }

    private static Outcome<TableColumn> As(TableColumn column, ModelField field) => (field.Kind, column) switch
    {
        (FieldKind.Number, NumberColumn) or (FieldKind.Category, CategoryColumn) or (FieldKind.Time, TimeColumn) => column,
        (FieldKind.Category, NumberColumn numbers) => Words(numbers),
        (FieldKind.Number, CategoryColumn words) => Numbers(words),
        _ when Enumerable.Range(0, column.Length).All(column.IsMissing) => AllMissing(column, field.Kind),
        _ => new FieldOfOtherKind(field.Name, field.Kind, column switch
        {
            NumberColumn => "numbers",
            TimeColumn => "points in time",
            _ => "words",
        }),
    };

    private static CategoryColumn Words(NumberColumn column)
    {
        string[] levels = [.. column.Values.Where(value => !double.IsNaN(value)).Distinct()
            .Select(value => value.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)];
        Dictionary<string, int> codes = levels.Select((level, code) => (level, code))
            .ToDictionary(pair => pair.level, pair => pair.code, StringComparer.Ordinal);
        int[] rows = [.. column.Values.Select(value =>
            double.IsNaN(value) ? -1 : codes[value.ToString(CultureInfo.InvariantCulture)])];
        return new CategoryColumn(column.Name, rows, levels);
    }

    private static Outcome<TableColumn> Numbers(CategoryColumn column)
    {
        double[] numbers = new double[column.Levels.Length];
        for (int level = 0; level < numbers.Length; level++)
        {
            if (!double.TryParse(column.Levels[level], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[level]))
            {
                return new FieldOfOtherKind(column.Name, FieldKind.Number, $"the word '{column.Levels[level]}'");
            }
        }

        return new NumberColumn(column.Name, [.. column.Codes.Select(code => code < 0 ? double.NaN : numbers[code])]);
    }

    private static TableColumn AllMissing(TableColumn column, FieldKind kind)
    {
        if (kind == FieldKind.Time)
        {
            long[] times = new long[column.Length];
            Array.Fill(times, TimeColumn.Missing);
            return new TimeColumn(column.Name, times);
        }

        double[] numbers = new double[column.Length];
        Array.Fill(numbers, double.NaN);
        return new NumberColumn(column.Name, numbers);
    }
}
