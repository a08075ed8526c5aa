using MarketingAI.Engine.Audit.Algorithms;
using Microsoft.Data.Sqlite;

namespace MarketingAI.Engine.Audit.Storage;

/// <summary>The SQLite file of the ledger. Every write is on disk when it returns; triggers refuse change and removal as a first fence.</summary>
internal static class LedgerFile
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS ledger (
            position INTEGER PRIMARY KEY, at INTEGER NOT NULL, unit TEXT NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL,
            subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, reason TEXT NULL, detail TEXT NULL,
            previous BLOB NOT NULL, signature BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS ledger_of_unit ON ledger (unit, position);
        CREATE INDEX IF NOT EXISTS ledger_of_subject ON ledger (unit, subject_kind, subject_id, position);
        CREATE TABLE IF NOT EXISTS ledger_key (mark TEXT NOT NULL);
        CREATE TRIGGER IF NOT EXISTS ledger_no_update BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'The ledger is append-only.'); END;
        CREATE TRIGGER IF NOT EXISTS ledger_no_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'The ledger is append-only.'); END;
        CREATE TRIGGER IF NOT EXISTS ledger_no_replace BEFORE INSERT ON ledger
            WHEN EXISTS (SELECT 1 FROM ledger WHERE position = NEW.position)
            BEGIN SELECT RAISE(ABORT, 'The ledger is append-only.'); END;
        """;

    private const string Columns = "position, at, unit, actor, act, subject_kind, subject_id, reason, detail, previous, signature";

    private const string Chosen =
        "WHERE unit = $unit AND ($act IS NULL OR act = $act) AND ($kind IS NULL OR subject_kind = $kind) AND ($id IS NULL OR subject_id = $id)";

    /// <summary>Opens for writing and makes the tables where they are missing.</summary>
    public static SqliteConnection OpenToWrite(string file)
    {
        SqliteConnection connection = Open(file, SqliteOpenMode.ReadWriteCreate);
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;");
        Execute(connection, Schema);
        return connection;
    }

    public static SqliteConnection OpenToRead(string file) => Open(file, SqliteOpenMode.ReadOnly);

    public static LedgerHead Head(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT position, signature FROM ledger ORDER BY position DESC LIMIT 1";
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? new LedgerHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : LedgerHead.Empty;
    }

    public static void Insert(SqliteCommand command, LedgerLine line, byte[] signature)
    {
        if (command.Parameters.Count == 0)
        {
            command.CommandText = $"INSERT INTO ledger ({Columns}) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
            for (int i = 0; i <= 10; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"${i}") });
            }
        }

        LedgerEntry entry = line.Entry;
        object?[] values =
        [
            line.Position, line.AtTicks, line.Unit, line.Actor, entry.Act, entry.SubjectKind, entry.SubjectId, entry.Reason,
            entry.DetailJson, line.Previous, signature,
        ];
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    /// <summary>Every row after a position, in order, as one consistent picture of the file.</summary>
    public static IEnumerable<(LedgerLine Line, byte[] Signature)> ReadAfter(SqliteConnection connection, long position)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM ledger WHERE position > $position ORDER BY position";
        command.Parameters.AddWithValue("$position", position);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return ReadLine(reader);
        }
    }

    /// <summary>Rows of one business unit, newest first; none where there is no ledger yet.</summary>
    public static List<(LedgerLine Line, byte[] Signature)> List(string file, string unit, LedgerQuery query)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using SqliteConnection connection = OpenToRead(file);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {Columns} FROM ledger
            {Chosen}
            ORDER BY position DESC LIMIT $take OFFSET $skip
            """;
        Choose(command, unit, query);
        command.Parameters.AddWithValue("$take", query.Take);
        command.Parameters.AddWithValue("$skip", query.Skip);
        List<(LedgerLine, byte[])> rows = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(ReadLine(reader));
        }

        return rows;
    }

    public static long Count(string file, string unit, LedgerQuery query)
    {
        if (!File.Exists(file))
        {
            return 0;
        }

        using SqliteConnection connection = OpenToRead(file);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM ledger {Chosen}";
        Choose(command, unit, query);
        return (long)command.ExecuteScalar()!;
    }

    public static string? KeyMark(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT mark FROM ledger_key LIMIT 1";
        return (string?)command.ExecuteScalar();
    }

    public static void WriteKeyMark(SqliteConnection connection, string mark)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "INSERT INTO ledger_key (mark) VALUES ($mark)";
        command.Parameters.AddWithValue("$mark", mark);
        command.ExecuteNonQuery();
    }

    private static void Choose(SqliteCommand command, string unit, LedgerQuery query)
    {
        command.Parameters.AddWithValue("$unit", unit);
        command.Parameters.AddWithValue("$act", (object?)query.Act ?? DBNull.Value);
        command.Parameters.AddWithValue("$kind", (object?)query.SubjectKind ?? DBNull.Value);
        command.Parameters.AddWithValue("$id", (object?)query.SubjectId ?? DBNull.Value);
    }

    private static (LedgerLine Line, byte[] Signature) ReadLine(SqliteDataReader reader)
    {
        LedgerEntry entry = new(
            reader.GetString(4), reader.GetString(5), reader.GetString(6),
            reader.IsDBNull(7) ? null : reader.GetString(7), reader.IsDBNull(8) ? null : reader.GetString(8));
        LedgerLine line = new(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), entry, reader.GetFieldValue<byte[]>(9));
        return (line, reader.GetFieldValue<byte[]>(10));
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
