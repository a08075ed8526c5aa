using System.Globalization;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.FileScoring.Algorithms;

/// <summary>Turns the columns of a file into the slots of a model's row, or names the first cell that does not fit.</summary>
internal static class RowBinding
{
    /// <returns>One array a field, in the model's order; NaN for missing.</returns>
    public static Outcome<IReadOnlyList<double[]>> Bind(ColumnTable table, IReadOnlyList<ModelField> fields, string file)
    {
        string[] missing = [.. fields.Where(field => !table.Has(field.Name)).Select(field => field.Name)];
        if (missing.Length > 0)
        {
            return new ColumnsMissing(file, missing, [.. table.Columns.Select(column => column.Name)]);
        }

        List<double[]> slots = new(fields.Count);
        foreach (ModelField field in fields)
        {
            Outcome<double[]> bound = Bind(table[field.Name], field, file);
            if (bound.IsRefused)
            {
                return bound.Refusal;
            }

            slots.Add(bound.Value);
        }

        return slots;
    }

    private static Outcome<double[]> Bind(TableColumn column, ModelField field, string file) => (field.Kind, column) switch
    {
        (FieldKind.Number, NumberColumn numbers) => numbers.Values,
        (FieldKind.Number, CategoryColumn words) => Words(words, file, "A number must stand there.", Number),
        (FieldKind.Category, CategoryColumn words) when IsTruth(field) => Words(words, file, "True or false must stand there.", word => Truth(field, word)),
        (FieldKind.Category, CategoryColumn words) => Words(words, file, "", word => field.CodeOf(word)),
        (FieldKind.Category, NumberColumn numbers) => Numbers(numbers, field, file),
        (FieldKind.Time, TimeColumn times) => Times(times),
        (_, CategoryColumn words) => Words(words, file, "A date must stand there.", _ => null),
        _ => Odd(column, field, file),
    };

    /// <summary>Codes each level once; the first row that holds a level without a code is the refusal.</summary>
    private static Outcome<double[]> Words(CategoryColumn column, string file, string rule, Func<string, double?> code)
    {
        double?[] codes = [.. column.Levels.Select(code)];
        double[] slots = new double[column.Length];
        for (int row = 0; row < slots.Length; row++)
        {
            if (column.IsMissing(row))
            {
                slots[row] = double.NaN;
            }
            else if (codes[column.Codes[row]] is double found)
            {
                slots[row] = found;
            }
            else
            {
                return new IllTypedCell(file, column.Name, row + 1, rule, column.Levels[column.Codes[row]]);
            }
        }

        return slots;
    }

    private static Outcome<double[]> Numbers(NumberColumn column, ModelField field, string file)
    {
        double[] slots = new double[column.Length];
        for (int row = 0; row < slots.Length; row++)
        {
            string word = column.Values[row].ToString(CultureInfo.InvariantCulture);
            double? slot = column.IsMissing(row) ? double.NaN : IsTruth(field) ? Truth(field, word) : field.CodeOf(word);
            if (slot is null)
            {
                return new IllTypedCell(file, column.Name, row + 1, "True or false must stand there.", word);
            }

            slots[row] = slot.Value;
        }

        return slots;
    }

    private static double[] Times(TimeColumn column) =>
        [.. column.UtcTicks.Select(ticks => ticks == TimeColumn.Missing ? double.NaN : (double)ticks)];

    private static Outcome<double[]> Odd(TableColumn column, ModelField field, string file)
    {
        int row = Enumerable.Range(0, column.Length).FirstOrDefault(row => !column.IsMissing(row), -1);
        if (row < 0)
        {
            return Enumerable.Repeat(double.NaN, column.Length).ToArray();
        }

        (string rule, string found) = (field.Kind, column) switch
        {
            (FieldKind.Time, NumberColumn numbers) => ("A date must stand there.", numbers.Values[row].ToString(CultureInfo.InvariantCulture)),
            (FieldKind.Number, TimeColumn times) => ("A number must stand there.", Date(times, row)),
            (_, TimeColumn times) => ("A word must stand there.", Date(times, row)),
            _ => throw new InvalidOperationException($"No rule for a column of {column.GetType().Name} and a field of {field.Kind}."),
        };
        return new IllTypedCell(file, column.Name, row + 1, rule, found);
    }

    private static string Date(TimeColumn column, int row) =>
        new DateTime(column.UtcTicks[row], DateTimeKind.Utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double? Number(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    /// <summary>A field learnt from true and false: a third word is a fault of the file, not a word never seen.</summary>
    private static bool IsTruth(ModelField field) =>
        field.Levels.Count > 0 && field.Levels.All(level => level is "true" or "false");

    private static double? Truth(ModelField field, string word) => word.ToUpperInvariant() switch
    {
        "TRUE" or "T" or "YES" or "Y" or "1" => field.CodeOf("true"),
        "FALSE" or "F" or "NO" or "N" or "0" => field.CodeOf("false"),
        _ => null,
    };
}
