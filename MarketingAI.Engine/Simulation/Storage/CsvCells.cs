namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Comma-separated values with a header; a missing value is an empty cell.</summary>
internal sealed class CsvCells : CellWriter
{
    public CsvCells(string path, bool compressed, IReadOnlyList<string> columns)
        : base(path, compressed)
    {
        RawText(string.Join(',', columns));
        Raw((byte)'\n');
    }

    public override void BeginCell(int column)
    {
        if (column > 0)
        {
            Raw((byte)',');
        }
    }

    public override void Text(string? value)
    {
        if (value is null)
        {
            return;
        }

        RawText(value.AsSpan().IndexOfAny(",\"\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    public override void Boolean(bool? value)
    {
        if (value is { } present)
        {
            Raw(present ? "true"u8 : "false"u8);
        }
    }

    public override void Time(DateTime? value)
    {
        if (value is { } present)
        {
            RawFormatted(present, "yyyy-MM-dd HH:mm:ss");
        }
    }

    public override void Date(DateOnly? value)
    {
        if (value is { } present)
        {
            RawFormatted(present, "yyyy-MM-dd");
        }
    }

    protected override void FinishRow() => Raw((byte)'\n');

    protected override void BeginValue()
    {
        // The comma stands already.
    }
}
