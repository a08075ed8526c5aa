using DuckDB.NET.Data;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Ingestion.Storage;

/// <summary>Collects one column of a query's rows.</summary>
internal abstract class ColumnBuilder(string name)
{
    public string Name { get; } = name;

    public static ColumnBuilder For(string name, ColumnKind kind, int rows) => kind switch
    {
        ColumnKind.Number => new NumberBuilder(name, rows),
        ColumnKind.Category => new CategoryBuilder(name, rows),
        ColumnKind.Time => new TimeBuilder(name, rows),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of column."),
    };

    /// <summary>The SQL that yields what <see cref="Add"/> reads.</summary>
    public abstract string Expression(string value);

    public abstract void Add(DuckDBDataReader row, int ordinal);

    /// <summary>The column so far; the builder starts anew.</summary>
    public abstract TableColumn Build();

    private sealed class NumberBuilder(string name, int rows) : ColumnBuilder(name)
    {
        private readonly List<double> _values = new(rows);

        public override string Expression(string value) => $"CAST({value} AS DOUBLE)";

        public override void Add(DuckDBDataReader row, int ordinal) =>
            _values.Add(row.IsDBNull(ordinal) ? double.NaN : row.GetDouble(ordinal));

        public override TableColumn Build()
        {
            NumberColumn column = new(Name, [.. _values]);
            _values.Clear();
            return column;
        }
    }

    private sealed class TimeBuilder(string name, int rows) : ColumnBuilder(name)
    {
        private readonly List<long> _ticks = new(rows);

        public override string Expression(string value) => $"epoch_us(CAST({value} AS TIMESTAMP))";

        public override void Add(DuckDBDataReader row, int ordinal) => _ticks.Add(
            row.IsDBNull(ordinal) ? TimeColumn.Missing : DateTime.UnixEpoch.Ticks + (row.GetInt64(ordinal) * TimeSpan.TicksPerMicrosecond));

        public override TableColumn Build()
        {
            TimeColumn column = new(Name, [.. _ticks]);
            _ticks.Clear();
            return column;
        }
    }

    private sealed class CategoryBuilder(string name, int rows) : ColumnBuilder(name)
    {
        private readonly List<int> _codes = new(rows);
        private readonly Dictionary<string, int> _levels = new(StringComparer.Ordinal);

        public override string Expression(string value) => $"CAST({value} AS VARCHAR)";

        public override void Add(DuckDBDataReader row, int ordinal)
        {
            if (row.IsDBNull(ordinal))
            {
                _codes.Add(-1);
                return;
            }

            string level = row.GetString(ordinal);
            if (!_levels.TryGetValue(level, out int code))
            {
                _levels.Add(level, code = _levels.Count);
            }

            _codes.Add(code);
        }

        public override TableColumn Build()
        {
            string[] levels = [.. _levels.Keys.Order(StringComparer.Ordinal)];
            int[] moved = new int[levels.Length];
            for (int i = 0; i < levels.Length; i++)
            {
                moved[_levels[levels[i]]] = i;
            }

            int[] codes = [.. _codes.Select(code => code < 0 ? -1 : moved[code])];
            _codes.Clear();
            _levels.Clear();
            return new CategoryColumn(Name, codes, levels);
        }
    }
}
