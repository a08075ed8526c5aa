using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Learners;

/// <summary>Rows of a table in the form that <see cref="CompiledModel.Predict"/> takes, read in place without copying the table.</summary>
internal sealed class RawRows
{
    private readonly TableColumn[] _columns;
    private readonly double[]?[] _codes;

    private RawRows(IReadOnlyList<ModelField> fields, TableColumn[] columns, double[]?[] codes, int rows) =>
        (Fields, _columns, _codes, Count) = (fields, columns, codes, rows);

    public IReadOnlyList<ModelField> Fields { get; }

    public int Count { get; }

    /// <summary>Rows of a table from which a model is learnt: the fields are its columns, with their levels.</summary>
    /// <param name="originOf">Which of them are looked up at a decision; null for none.</param>
    public static RawRows Of(ColumnTable table, IReadOnlyList<string> features, Func<string, ViewOrigin?>? originOf = null)
    {
        ModelField[] fields = [.. features.Select(name => FieldOf(table[name]) with { Origin = originOf?.Invoke(name) })];
        return Of(table, fields);
    }

    /// <summary>Rows of any table that has the fields in the same kinds; words are matched to the fields' levels.</summary>
    public static RawRows Of(ColumnTable table, IReadOnlyList<ModelField> fields)
    {
        TableColumn[] columns = [.. fields.Select(field => table[field.Name])];
        double[]?[] codes = new double[]?[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            codes[i] = columns[i] is CategoryColumn category ? CodesOf(category, fields[i]) : null;
        }

        return new RawRows(fields, columns, codes, table.Rows);
    }

    /// <summary>The raw value of one cell; NaN for missing.</summary>
    public double this[int row, int field] => _columns[field] switch
    {
        NumberColumn number => number.Values[row],
        CategoryColumn category => _codes[field]![category.Codes[row] + 1],
        TimeColumn time => time.UtcTicks[row] == TimeColumn.Missing ? double.NaN : time.UtcTicks[row],
        TableColumn other => throw new NotSupportedException($"Column '{other.Name}' is of no kind that a model can read."),
    };

    /// <summary>Copies one row.</summary>
    public void CopyRow(int row, Span<double> to)
    {
        for (int field = 0; field < _columns.Length; field++)
        {
            to[field] = this[row, field];
        }
    }

    private static ModelField FieldOf(TableColumn column) => column switch
    {
        CategoryColumn category => new ModelField(column.Name, FieldKind.Category, category.Levels),
        TimeColumn => new ModelField(column.Name, FieldKind.Time, []),
        _ => new ModelField(column.Name, FieldKind.Number, []),
    };

    /// <summary>By the column's code plus one: the field's code; the first place is missing.</summary>
    private static double[] CodesOf(CategoryColumn column, ModelField field)
    {
        double[] codes = new double[column.Levels.Length + 1];
        codes[0] = double.NaN;
        for (int level = 0; level < column.Levels.Length; level++)
        {
            codes[level + 1] = field.CodeOf(column.Levels[level]);
        }

        return codes;
    }
}
