using System.Globalization;
using DuckDB.NET.Data;

namespace MarketingAI.Engine.Data;

/// <summary>A database in memory for one piece of work, gone afterwards: it neither locks nor fills the warehouse, and holds only what is put in.</summary>
internal sealed class ScratchDatabase : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly CancellationToken _stop;

    /// <param name="spillFolder">Where it may write what does not fit its memory.</param>
    /// <param name="cancellationToken">Stops the statement that runs.</param>
    public ScratchDatabase(int memoryMegabytes, int threads, string spillFolder, CancellationToken cancellationToken)
    {
        _stop = cancellationToken;
        string disk = spillFolder.Replace("'", "''", StringComparison.Ordinal);
        _connection = new DuckDBConnection(string.Create(
            CultureInfo.InvariantCulture, $"Data Source=:memory:;memory_limit={memoryMegabytes}MB;threads={threads}"));
        _connection.Open();
        Execute($"SET temp_directory = '{disk}'");
        Execute("SET preserve_insertion_order = false");
    }

    /// <returns>Rows touched.</returns>
    public long Execute(string sql)
    {
        using DuckDBCommand command = Command(sql);
        return Stoppable(command, command.ExecuteNonQuery);
    }

    public List<T> Query<T>(string sql, Func<DuckDBDataReader, T> row)
    {
        using DuckDBCommand command = Command(sql);
        using DuckDBDataReader reader = Stoppable(command, command.ExecuteReader);
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Runs a query whose rows the caller reads one after the other; for results too large for a list.</summary>
    public void Read(string sql, Action<DuckDBDataReader> read)
    {
        using DuckDBCommand command = Command(sql);
        command.UseStreamingMode = true;
        using DuckDBDataReader reader = Stoppable(command, command.ExecuteReader);
        read(reader);
    }

    /// <summary>Adds rows that the program holds.</summary>
    public void Load(string table, Action<DuckDBAppender> write)
    {
        using DuckDBAppender appender = _connection.CreateAppender(table);
        write(appender);
    }

    public void Dispose() => _connection.Dispose();

    private DuckDBCommand Command(string sql)
    {
        DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
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
}
