namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>One column of a file: how it is named, what it means, how a row's value is written.</summary>
internal sealed record Column<T>(string Name, string SqlType, string Meaning, Action<CellWriter, T> Write);

/// <summary>Short forms for the columns of a layout.</summary>
internal static class Column
{
    public static Column<T> Text<T>(string name, string meaning, Func<T, string?> value) =>
        new(name, "VARCHAR", meaning, (cells, row) => cells.Text(value(row)));

    public static Column<T> Integer<T>(string name, string meaning, Func<T, long?> value) =>
        new(name, "BIGINT", meaning, (cells, row) => cells.Integer(value(row)));

    public static Column<T> Number<T>(string name, string meaning, Func<T, double?> value, string format = "F4") =>
        new(name, "DOUBLE", meaning, (cells, row) => cells.Number(value(row), format));

    public static Column<T> Money<T>(string name, string meaning, Func<T, long?> minor) =>
        new(name, "DECIMAL(14,2)", meaning, (cells, row) => cells.Money(minor(row)));

    public static Column<T> Boolean<T>(string name, string meaning, Func<T, bool?> value) =>
        new(name, "BOOLEAN", meaning, (cells, row) => cells.Boolean(value(row)));

    public static Column<T> Time<T>(string name, string meaning, Func<T, DateTime?> value) =>
        new(name, "TIMESTAMP", meaning, (cells, row) => cells.Time(value(row)));

    public static Column<T> Date<T>(string name, string meaning, Func<T, DateOnly?> value) =>
        new(name, "DATE", meaning, (cells, row) => cells.Date(value(row)));
}
