using DuckDB.NET.Data;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.FeatureStore.TrainingSets.Storage;

/// <summary>Collects a column whose rows come in any order, some not at all.</summary>
internal abstract class FieldColumn(string name)
{
    public string Name { get; } = name;

    public static FieldColumn For(string name, ColumnType type, int rows) => type switch
    {
        ColumnType.Integer or ColumnType.Number => new Numbers(name, rows),
        ColumnType.Date or ColumnType.Timestamp => new Times(name, rows),
        ColumnType.Text or ColumnType.Boolean => new Words(name, rows),
    };

    /// <summary>The SQL that yields what <see cref="Set"/> reads.</summary>
    public abstract string Expression(string value);

    public abstract void Set(int row, DuckDBDataReader reader, int ordinal);

    public abstract TableColumn Build();

    private sealed class Numbers : FieldColumn
    {
        private readonly double[] _values;

        public Numbers(string name, int rows) : base(name)
        {
            _values = new double[rows];
            Array.Fill(_values, double.NaN);
        }

        public override string Expression(string value) => $"CAST({value} AS DOUBLE)";

        public override void Set(int row, DuckDBDataReader reader, int ordinal) => _values[row] = reader.IsDBNull(ordinal) ? double.NaN : reader.GetDouble(ordinal);

        public override TableColumn Build() => new NumberColumn(Name, _values);
    }

    private sealed class Times : FieldColumn
    {
        private readonly long[] _ticks;

        public Times(string name, int rows) : base(name)
        {
            _ticks = new long[rows];
            Array.Fill(_ticks, TimeColumn.Missing);
        }

        public override string Expression(string value) => $"epoch_us({value})";

        public override void Set(int row, DuckDBDataReader reader, int ordinal) => _ticks[row] = reader.IsDBNull(ordinal)
            ? TimeColumn.Missing
            : DateTime.UnixEpoch.Ticks + (reader.GetInt64(ordinal) * TimeSpan.TicksPerMicrosecond);

        public override TableColumn Build() => new TimeColumn(Name, _ticks);
    }

    private sealed class Words(string name, int rows) : FieldColumn(name)
    {
        private readonly string?[] _values = new string?[rows];

        public override string Expression(string value) => $"CAST({value} AS VARCHAR)";

        public override void Set(int row, DuckDBDataReader reader, int ordinal) => _values[row] = reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

        public override TableColumn Build()
        {
            string[] levels = [.. _values.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            Dictionary<string, int> codes = levels.Select((level, code) => (level, code)).ToDictionary(pair => pair.level, pair => pair.code, StringComparer.Ordinal);
            return new CategoryColumn(Name, [.. _values.Select(value => value is null ? -1 : codes[value])], levels);
        }
    }
}
