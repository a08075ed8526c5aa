using MarketingAI.Engine.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Data;

internal sealed partial class SqliteStore(StoreConnection connection, WorkScope scope, StoreChanges changes, ILogger<SqliteStore> logger) : IStore
{
    public WorkbenchStore Open() => new(connection.Options, scope.Unit.Value, changes);

    public WorkbenchStore OpenForAllUnits(string reason)
    {
        LogAllUnits(logger, reason);
        return new WorkbenchStore(connection.Options, unit: null, changes);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The store was opened for all business units: {Reason}")]
    private static partial void LogAllUnits(ILogger logger, string reason);
}

/// <summary>How to reach the SQLite file; one per host.</summary>
internal sealed class StoreConnection
{
    public StoreConnection(DataFolders folders) => Options = For(folders.StoreFile);

    public DbContextOptions<WorkbenchStore> Options { get; }

    public static DbContextOptions<WorkbenchStore> For(string file) =>
        new DbContextOptionsBuilder<WorkbenchStore>().UseSqlite($"Data Source={file};Default Timeout=30").Options;
}
