using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Files;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Ingestion.Storage;

/// <summary>The rows of data sets in the warehouse.</summary>
internal sealed class DataSetTables(IWarehouse warehouse)
{
    /// <summary>Makes the table anew from a file, in one statement.</summary>
    public Outcome<LoadedTable> Load(ReadFile file, WarehouseTable table)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Ingestion);
        session.Drop(table);
        bool kept = false;
        try
        {
            long rows = session.Create(table, FileSql.Typed(file));
            if (rows != file.Rows)
            {
                string found = string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows, where checking counted {file.Rows:N0}");
                return new FileRefused(file.FileName, [new FileProblem(null, null, "Loading gives as many rows as the file has.", found)]);
            }

            session.Expose(table);
            LoadedTable loaded = Describe(session, table, [.. file.Columns.Select(column => (column.Name, column.Type))], rows);
            kept = true;
            return loaded;
        }
        catch (DuckDBException fault)
        {
            return new FileRefused(file.FileName, [new FileProblem(null, null, "Every value can be loaded as its column's type.", fault.Message.Split('\n')[0].TrimEnd('.'))]);
        }
        finally
        {
            if (!kept)
            {
                session.Drop(table);
            }
        }
    }

    public IReadOnlyList<IReadOnlyList<string?>> FirstRows(DataSet dataSet, int most)
    {
        using WarehouseSession session = warehouse.Open(dataSet.Table);
        string shown = string.Join(", ", dataSet.Columns.Select(column => $"CAST({WarehouseSession.Quoted(column.Name)} AS VARCHAR)"));
        return session.Query(
            $"SELECT {shown} FROM {dataSet.Table} LIMIT {most.ToString(CultureInfo.InvariantCulture)}",
            row => dataSet.Columns.Select((_, i) => row.IsDBNull(i) ? null : row.GetString(i)).ToArray());
    }

    /// <summary>Some different values of a text column, for guessing what it means.</summary>
    public IReadOnlyList<string> Sample(DataSet dataSet, string column, int most)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Ingestion, dataSet.Table);
        string name = WarehouseSession.Quoted(column);
        return session.Query(
            $"SELECT DISTINCT CAST({name} AS VARCHAR) FROM (SELECT {name} FROM {dataSet.Table} WHERE {name} IS NOT NULL LIMIT {most.ToString(CultureInfo.InvariantCulture)})",
            row => row.GetString(0));
    }

    /// <param name="purpose">Null for the scope's own.</param>
    public ColumnTable Read(DataSet dataSet, IReadOnlyList<string> columns, string? purpose = null)
    {
        using WarehouseSession session = purpose is null ? warehouse.Open(dataSet.Table) : warehouse.OpenFor(purpose, dataSet.Table);
        ColumnBuilder[] builders = [.. columns.Select(name => ColumnBuilder.For(name, KindOf(dataSet, name), (int)dataSet.Rows))];
        if (builders.Length == 0)
        {
            return new ColumnTable([]);
        }

        string select = string.Join(", ", builders.Select(builder => builder.Expression(WarehouseSession.Quoted(builder.Name))));
        session.Read($"SELECT {select} FROM {dataSet.Table}", reader =>
        {
            while (reader.Read())
            {
                for (int i = 0; i < builders.Length; i++)
                {
                    builders[i].Add(reader, i);
                }
            }
        });
        return new ColumnTable([.. builders.Select(builder => builder.Build())]);
    }

    public static ColumnKind KindOf(ColumnType type) => type switch
    {
        ColumnType.Integer or ColumnType.Number => ColumnKind.Number,
        ColumnType.Date or ColumnType.Timestamp => ColumnKind.Time,
        ColumnType.Text or ColumnType.Boolean => ColumnKind.Category,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such column type."),
    };

    private static ColumnKind KindOf(DataSet dataSet, string name) =>
        KindOf(dataSet.Columns.First(column => string.Equals(column.Name, name, StringComparison.Ordinal)).Type);

    /// <summary>Rows in which one of the columns holds the key.</summary>
    public long CountOf(DataSet dataSet, IReadOnlyList<string> columns, string key)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest, dataSet.Table);
        return session.Count($"SELECT count(*) FROM {dataSet.Table} WHERE {Holds(columns)}", key);
    }

    /// <summary>Deletes the rows in which one of the columns holds the key.</summary>
    public long Erase(DataSet dataSet, IReadOnlyList<string> columns, string key)
    {
        using WarehouseSession session = warehouse.Open();
        return session.Delete(dataSet.Table, Holds(columns), key);
    }

    /// <summary>The data set with rows, counts and fingerprint as its table is now.</summary>
    public DataSet Described(DataSet dataSet)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Ingestion, dataSet.Table);
        long rows = session.Count($"SELECT count(*) FROM {dataSet.Table}");
        LoadedTable now = Describe(session, dataSet.Table, [.. dataSet.Columns.Select(column => (column.Name, column.Type))], rows);
        return dataSet with { Rows = now.Rows, Fingerprint = now.Fingerprint, Columns = now.Columns };
    }

    private static string Holds(IReadOnlyList<string> columns) =>
        string.Join(" OR ", columns.Select(column => $"CAST({WarehouseSession.Quoted(column)} AS VARCHAR) = $1"));

    private static LoadedTable Describe(WarehouseSession session, WarehouseTable table, IReadOnlyList<(string Name, ColumnType Type)> columns, long rows) =>
        new(rows, Fingerprint(session, table, columns), Statistics(session, table, columns, rows));

    private static DataSetColumn[] Statistics(WarehouseSession session, WarehouseTable table, IReadOnlyList<(string Name, ColumnType Type)> columns, long rows) =>
    [
        .. columns.Select(column =>
        {
            string name = WarehouseSession.Quoted(column.Name);
            (long distinct, long present) = session.Query(
                $"SELECT count(DISTINCT {name}), count({name}) FROM {table}", row => (row.GetInt64(0), row.GetInt64(1)))[0];
            return new DataSetColumn(column.Name, column.Type, distinct, rows == 0 ? 0 : (rows - present) / (double)rows);
        }),
    ];

    /// <summary>
    /// SHA-256 over names, types and the SHA-256 of each row in order: the warehouse hashes rows, we chain them. Values are parted by the
    /// character 31, a missing one is the character 30.
    /// </summary>
    private static string Fingerprint(WarehouseSession session, WarehouseTable table, IReadOnlyList<(string Name, ColumnType Type)> columns)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', columns.Select(column => $"{column.Name}\t{column.Type}"))));
        string row = string.Join(" || chr(31) || ", columns.Select(column => $"coalesce(CAST({WarehouseSession.Quoted(column.Name)} AS VARCHAR), chr(30))"));
        byte[] bytes = new byte[64];
        session.Read($"SELECT sha256({row}) FROM {table}", reader =>
        {
            while (reader.Read())
            {
                Encoding.ASCII.GetBytes(reader.GetString(0), bytes);
                hash.AppendData(bytes);
            }
        });
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

internal sealed record LoadedTable(long Rows, string Fingerprint, IReadOnlyList<DataSetColumn> Columns);
