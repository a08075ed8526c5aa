using System.Text;
using System.Text.Json;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>One JSON object a line; a missing value has no key, as a collector sends it.</summary>
internal sealed class JsonCells : CellWriter
{
    private readonly byte[][] _keys;
    private int _column;
    private bool _first = true;

    public JsonCells(string path, bool compressed, IReadOnlyList<string> columns)
        : base(path, compressed) =>
        _keys = [.. columns.Select(column => Encoding.UTF8.GetBytes($"\"{column}\":"))];

    public override void BeginCell(int column) => _column = column;

    public override void Text(string? value)
    {
        if (value is not null)
        {
            Key();
            RawText($"\"{JsonEncodedText.Encode(value)}\"");
        }
    }

    public override void Boolean(bool? value)
    {
        if (value is { } present)
        {
            Key();
            Raw(present ? "true"u8 : "false"u8);
        }
    }

    public override void Time(DateTime? value)
    {
        if (value is { } present)
        {
            Quoted(present, "yyyy-MM-ddTHH:mm:ssZ");
        }
    }

    public override void Date(DateOnly? value)
    {
        if (value is { } present)
        {
            Quoted(present, "yyyy-MM-dd");
        }
    }

    protected override void FinishRow()
    {
        Raw(_first ? "{}\n"u8 : "}\n"u8);
        _first = true;
    }

    protected override void BeginValue() => Key();

    private void Quoted<T>(T value, string format) where T : IUtf8SpanFormattable
    {
        Key();
        Raw((byte)'"');
        RawFormatted(value, format);
        Raw((byte)'"');
    }

    private void Key()
    {
        Raw(_first ? (byte)'{' : (byte)',');
        _first = false;
        Raw(_keys[_column]);
    }
}
