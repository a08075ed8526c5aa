using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Data;

/// <summary>
/// One connection to the warehouse for one piece of work. SQL names tables as <c>module.table</c> and meets views made for this
/// session: masked for the actor and cut to the business unit. Not for use by two threads at once.
/// </summary>
public sealed class WarehouseSession : IDisposable
{
    private const string UnitColumn = "business_unit_id";

    private readonly DuckDBConnection _connection;
    private readonly string _scopeName;
    private readonly BusinessUnitId _unit;
    private readonly WarehouseReader _reader;
    private readonly WarehouseGuard _guard;
    private readonly WatchedColumns _watched = new();
    private volatile DuckDBCommand? _running;
    private readonly Dictionary<WarehouseTable, HashSet<string>> _masked = [];
    private CancellationToken _stop = CancellationToken.None;

    internal WarehouseSession(DuckDBConnection connection, string scopeName, WarehouseReader reader, WarehouseGuard guard)
    {
        (_connection, _scopeName, _unit, _reader, _guard) = (connection, scopeName, reader.Unit, reader, guard);
        Run($"ATTACH ':memory:' AS {scopeName}");
        Run($"USE {scopeName}");
    }

    /// <summary>Makes a table readable in this session.</summary>
    /// <exception cref="InvalidOperationException">The warehouse has no such table.</exception>
    public void Expose(WarehouseTable table)
    {
        WarehouseColumn[] columns = [.. ColumnsOf(table).Where(column => !string.Equals(column.Name, UnitColumn, StringComparison.Ordinal))];
        if (columns.Length == 0)
        {
            throw new InvalidOperationException($"The warehouse has no table {table}.");
        }

        Dictionary<string, ColumnView> views = _guard.Views(table, columns, _reader);
        _watched.Remove(table);
        _masked[table] = [.. views.Where(view => view.Value.Expression is not null).Select(view => view.Key)];
        foreach ((string column, _) in views.Where(view => view.Value is { IsWitnessed: true, Expression: null }))
        {
            _watched.Add(table, column);
        }

        IEnumerable<string> shown = columns.Select(column => Shown(column.Name, views));
        Execute($"CREATE SCHEMA IF NOT EXISTS {table.Schema}");
        Execute($"""
            CREATE OR REPLACE VIEW {table} AS SELECT {string.Join(", ", shown)}
            FROM warehouse.{table} WHERE {UnitColumn} = '{_unit}'
            """);
    }

    /// <summary>The columns of an exposed table that this session shows otherwise than they are stored.</summary>
    public IReadOnlySet<string> MaskedColumns(WarehouseTable table) => _masked.TryGetValue(table, out HashSet<string>? masked) ? masked : new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Lets a token stop the queries that follow, also while one runs.</summary>
    public void StopOn(CancellationToken cancellationToken) => _stop = cancellationToken;

    /// <summary>Whether the warehouse has the table, whichever unit's rows it holds.</summary>
    public bool Has(WarehouseTable table) => ColumnsOf(table).Count > 0;

    /// <summary>Runs a query and maps each row.</summary>
    /// <param name="parameters">Values for <c>$1</c>, <c>$2</c>, ... in order.</param>
    public IReadOnlyList<T> Query<T>(string sql, Func<DuckDBDataReader, T> row, params ReadOnlySpan<object?> parameters)
    {
        ArgumentNullException.ThrowIfNull(row);
        using DuckDBCommand command = Command(sql, parameters);
        using DuckDBDataReader reader = Stoppable(command, command.ExecuteReader);
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Runs a query whose rows the caller reads one after the other; for results too large for a list.</summary>
    public void Read(string sql, Action<DuckDBDataReader> read, params ReadOnlySpan<object?> parameters)
    {
        ArgumentNullException.ThrowIfNull(read);
        using DuckDBCommand command = Command(sql, parameters);
        command.UseStreamingMode = true;
        using DuckDBDataReader reader = command.ExecuteReader();
        read(reader);
    }

    /// <summary>The first column of the first row as a whole number.</summary>
    public long Count(string sql, params ReadOnlySpan<object?> parameters)
    {
        using DuckDBCommand command = Command(sql, parameters);
        object? value = Stoppable(command, command.ExecuteScalar);
        return value is BigInteger sum ? (long)sum : Convert.ToInt64(value, CultureInfo.InvariantCulture);
    }

    /// <summary>Makes a new table out of a query; every row belongs to this session's unit.</summary>
    /// <returns>Rows written.</returns>
    public long Create(WarehouseTable table, string select, params ReadOnlySpan<object?> parameters)
    {
        Run($"CREATE SCHEMA IF NOT EXISTS warehouse.{table.Schema}");
        using DuckDBCommand command = Command(
            $"CREATE TABLE warehouse.{table} AS SELECT '{_unit}' AS {UnitColumn}, made.* FROM ({select}) AS made", parameters, select);
        command.ExecuteNonQuery();
        return Count($"SELECT count(*) FROM warehouse.{table}");
    }

    /// <summary>Adds the rows of a query to a table, by column name.</summary>
    /// <returns>Rows added.</returns>
    public long Append(WarehouseTable table, string select, params ReadOnlySpan<object?> parameters)
    {
        using DuckDBCommand command = Command(
            $"INSERT INTO warehouse.{table} BY NAME SELECT '{_unit}' AS {UnitColumn}, made.* FROM ({select}) AS made", parameters, select);
        return command.ExecuteNonQuery();
    }

    /// <summary>Adds rows that the program holds, at about a million a second.</summary>
    /// <param name="write">Appends a row's values in the order of the table's columns; the business unit is filled in before them.</param>
    /// <returns>Rows added.</returns>
    public long Load<T>(WarehouseTable table, IEnumerable<T> rows, Action<IDuckDBAppenderRow, T> write)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(write);
        long added = 0;
        using DuckDBAppender appender = _connection.CreateAppender("warehouse", table.Schema, table.Name);
        foreach (T row in rows)
        {
            IDuckDBAppenderRow target = appender.CreateRow().AppendValue(_unit.Value);
            write(target, row);
            target.EndRow();
            added++;
        }

        return added;
    }

    /// <summary>Adds a column without values to a table of the warehouse; nothing happens where it has one of the name.</summary>
    /// <param name="type">A SQL type, such as <c>VARCHAR</c>.</param>
    public void AddColumn(WarehouseTable table, string column, string type)
    {
        if (type.Length == 0 || !type.All(c => c is >= 'A' and <= 'Z'))
        {
            throw new ArgumentException($"A column's type is one word in capital letters. Found '{type}'.", nameof(type));
        }

        Run($"ALTER TABLE warehouse.{table} ADD COLUMN IF NOT EXISTS {Quoted(column)} {type}");
    }

    /// <summary>Gives the rows of this session's unit that have no value in a column one.</summary>
    /// <returns>Rows changed.</returns>
    public long Fill(WarehouseTable table, string column, object value)
    {
        using DuckDBCommand command = Command(
            $"UPDATE warehouse.{table} SET {Quoted(column)} = $1 WHERE {UnitColumn} = '{_unit}' AND {Quoted(column)} IS NULL", [value]);
        return command.ExecuteNonQuery();
    }

    /// <summary>Puts rows that the program holds into a temporary table of this session, which vanishes with it.</summary>
    /// <param name="columns">Names and types, such as <c>id VARCHAR, at TIMESTAMP</c>.</param>
    /// <returns>Rows staged.</returns>
    public long Stage<T>(string name, string columns, IEnumerable<T> rows, Action<IDuckDBAppenderRow, T> write)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(write);
        Run($"CREATE OR REPLACE TEMP TABLE {name} ({columns})");
        long staged = 0;
        using DuckDBAppender appender = _connection.CreateAppender("temp", "main", name);
        foreach (T row in rows)
        {
            IDuckDBAppenderRow target = appender.CreateRow();
            write(target, row);
            target.EndRow();
            staged++;
        }

        return staged;
    }

    /// <summary>Changes rows of this session's unit.</summary>
    /// <param name="assignments">Such as <c>state = $1</c>.</param>
    /// <param name="condition">A condition on columns of the table.</param>
    /// <returns>Rows changed.</returns>
    public long Update(WarehouseTable table, string assignments, string condition, params ReadOnlySpan<object?> parameters)
    {
        using DuckDBCommand command = Command(
            $"UPDATE warehouse.{table} SET {assignments} WHERE {UnitColumn} = '{_unit}' AND ({condition})", parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Does all of the work or, where it throws, none of it; what it reads is of one moment.</summary>
    public T AsOne<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Run("BEGIN TRANSACTION");
        try
        {
            T result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            Run("ROLLBACK");
            throw;
        }
    }

    /// <summary>Deletes rows of this session's unit.</summary>
    /// <param name="condition">A condition on columns of the table.</param>
    /// <returns>Rows deleted.</returns>
    public long Delete(WarehouseTable table, string condition, params ReadOnlySpan<object?> parameters)
    {
        using DuckDBCommand command = Command(
            $"DELETE FROM warehouse.{table} WHERE {UnitColumn} = '{_unit}' AND ({condition})", parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Moves rows of this session's unit, as stored, to a table with the same columns. Call it inside <see cref="AsOne{T}"/>.</summary>
    /// <param name="condition">A condition on columns of the table.</param>
    /// <returns>Rows moved.</returns>
    public long Move(WarehouseTable from, WarehouseTable to, string condition, params ReadOnlySpan<object?> parameters)
    {
        using DuckDBCommand command = Command(
            $"INSERT INTO warehouse.{to} BY NAME SELECT * FROM warehouse.{from} WHERE {UnitColumn} = '{_unit}' AND ({condition})", parameters);
        long moved = command.ExecuteNonQuery();
        Delete(from, condition, parameters);
        return moved;
    }

    /// <summary>Makes an empty table with the columns of another, unless it is there.</summary>
    public void CreateLike(WarehouseTable table, WarehouseTable model) =>
        Run($"CREATE TABLE IF NOT EXISTS warehouse.{table} AS SELECT * FROM warehouse.{model} WHERE false");

    /// <summary>Drops a table that holds rows of no other business unit; nothing happens where there is none.</summary>
    /// <exception cref="InvalidOperationException">The table holds rows of another unit.</exception>
    public void Drop(WarehouseTable table)
    {
        if (!Has(table))
        {
            return;
        }

        if (Count($"SELECT count(*) FROM warehouse.{table} WHERE {UnitColumn} <> '{_unit}'") > 0)
        {
            throw new InvalidOperationException($"The table {table} holds rows of another business unit; it cannot be dropped from '{_unit}'.");
        }

        Run($"DROP TABLE warehouse.{table}");
    }

    /// <summary>Lets a token stop the statement that runs: it then fails, and so does the work around it.</summary>
    /// <returns>Dispose it once the work is done.</returns>
    public CancellationTokenRegistration StopWhen(CancellationToken cancellationToken) => cancellationToken.Register(() => _running?.Cancel());

    /// <summary>Runs a statement that makes helpers of this session only, such as a temporary table; they vanish with it.</summary>
    public void Run(string sql)
    {
        Witness(sql);
        Execute(sql);
    }

    /// <summary>The same with values for <c>$1</c>, <c>$2</c>, ... in order.</summary>
    public void RunWith(string sql, params ReadOnlySpan<object?> parameters)
    {
        using DuckDBCommand command = Command(sql, parameters);
        Stoppable(command, command.ExecuteNonQuery);
    }

    public void Dispose()
    {
        Run("USE warehouse");
        Run($"DETACH {_scopeName}");
        _connection.Dispose();
    }

    /// <summary>A name inside double quotes, whatever it contains.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private IReadOnlyList<WarehouseColumn> ColumnsOf(WarehouseTable table) => Query(
        """
        SELECT column_name, data_type FROM duckdb_columns()
        WHERE database_name = 'warehouse' AND schema_name = $1 AND table_name = $2 ORDER BY column_index
        """,
        reader => new WarehouseColumn(reader.GetString(0), reader.GetString(1)), table.Schema, table.Name);

    private static string Shown(string column, Dictionary<string, ColumnView> views) =>
        views.TryGetValue(column, out ColumnView view) && view.Expression is { } expression
            ? $"{expression} AS {Quoted(column)}"
            : Quoted(column);

    /// <param name="reads">The part of the statement that reads; null for all of it.</param>
    private DuckDBCommand Command(string sql, ReadOnlySpan<object?> parameters, string? reads = null)
    {
        Witness(reads ?? sql);
        DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        _running = command;
        foreach (object? value in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(value ?? DBNull.Value));
        }

        return command;
    }

    private T Stoppable<T>(DuckDBCommand command, Func<T> work)
    {
        _stop.ThrowIfCancellationRequested();
        using CancellationTokenRegistration stop = _stop.Register(command.Cancel);
        try
        {
            return work();
        }
        catch (DuckDBException) when (_stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(_stop);
        }
    }

    private void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Puts a read in clear on record before it happens.</summary>
    private void Witness(string sql)
    {
        foreach (IGrouping<WarehouseTable, (WarehouseTable Table, string Column)> named in _watched.NamedIn(sql).GroupBy(watched => watched.Table))
        {
            foreach (IReadWitness witness in _guard.Witnesses)
            {
                witness.Witness(named.Key, [.. named.Select(watched => watched.Column)], _reader);
            }
        }
    }
}
