using DuckDB.NET.Data;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Data;

internal sealed class DuckDbWarehouse : IWarehouse, IDisposable
{
    private readonly WorkScope _scope;
    private readonly WarehouseFile _file;
    private readonly WarehouseGuard _guard;

    public DuckDbWarehouse(WorkScope scope, WarehouseFile file, IEnumerable<IColumnMask> masks, IEnumerable<IReadWitness> witnesses)
    {
        _scope = scope;
        _file = file;
        _guard = new WarehouseGuard([.. masks], [.. witnesses]);
    }

    public WarehouseSession Open(params ReadOnlySpan<WarehouseTable> tables) => OpenFor(_scope.Purpose, tables);

    public WarehouseSession OpenFor(string purpose, params ReadOnlySpan<WarehouseTable> tables)
    {
        if (!Purposes.All.Contains(purpose, StringComparer.Ordinal))
        {
            throw new ArgumentException($"A purpose is one of {string.Join(", ", Purposes.All)}. Found '{purpose}'.", nameof(purpose));
        }

        WarehouseReader reader = new(_scope.Unit, _scope.Actor, purpose, _scope.Origin);
        WarehouseSession session = new(_file.Connect(), _file.NextScopeName(), reader, _guard);
        try
        {
            foreach (WarehouseTable table in tables)
            {
                session.Expose(table);
            }

            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        // The file is shared by all scopes and closed by the container.
    }
}

/// <summary>The one DuckDB file of the host. An anchor connection keeps it open, so that sessions open in microseconds.</summary>
internal sealed class WarehouseFile : IDisposable
{
    private readonly Lazy<DuckDBConnection> _anchor;
    private readonly string _connectionString;
    private int _sessions;

    public WarehouseFile(DataFolders folders, DataOptions options)
    {
        _connectionString = $"Data Source={folders.WarehouseFile};memory_limit={options.WarehouseMemoryMegabytes}MB;threads={options.WarehouseThreads}";
        _anchor = new Lazy<DuckDBConnection>(() =>
        {
            DuckDBConnection connection = new(_connectionString);
            connection.Open();
            return connection;
        });
    }

    public DuckDBConnection Connect()
    {
        _ = _anchor.Value;
        DuckDBConnection connection = new(_connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>A catalog name no other session of this host uses.</summary>
    public string NextScopeName() => FormattableString.Invariant($"scope_{Interlocked.Increment(ref _sessions)}");

    public void Dispose()
    {
        if (_anchor.IsValueCreated)
        {
            _anchor.Value.Dispose();
        }
    }
}
