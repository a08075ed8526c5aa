using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Writes rows cell by cell into a file; remembers how many and the hash of the text.</summary>
internal abstract class CellWriter : IDisposable
{
    private const int Size = 1 << 16;
    private const int Room = 4096;

    private readonly byte[] _buffer = new byte[Size + Room];
    private readonly System.IO.Stream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _used;

    protected CellWriter(string path, bool compressed)
    {
        FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        _stream = compressed ? new GZipStream(file, CompressionLevel.Optimal) : file;
    }

    public long Rows { get; private set; }

    /// <summary>Known after <see cref="Dispose"/>.</summary>
    public string Sha256 { get; private set; } = string.Empty;

    public abstract void Text(string? value);

    public void Integer(long? value) => Format(value, default);

    /// <summary>Fixed decimals, so that the last bit of a platform's logarithm does not reach the file.</summary>
    public void Number(double? value, string format = "F4") => Format(value, format);

    public void Money(long? minor) => Format(minor is { } m ? m / 100m : (decimal?)null, "F2");

    public abstract void Boolean(bool? value);

    public abstract void Time(DateTime? value);

    public abstract void Date(DateOnly? value);

    public void EndRow()
    {
        FinishRow();
        Rows++;
        if (_used >= Size - Room)
        {
            Flush();
        }
    }

    public void Dispose()
    {
        if (Sha256.Length > 0)
        {
            return;
        }

        Flush();
        Sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset());
        _hash.Dispose();
        _stream.Dispose();
    }

    public abstract void BeginCell(int column);

    protected abstract void FinishRow();

    /// <summary>Before a number that is there.</summary>
    protected abstract void BeginValue();

    protected void Raw(byte value) => _buffer[_used++] = value;

    protected void Raw(ReadOnlySpan<byte> value)
    {
        value.CopyTo(_buffer.AsSpan(_used));
        _used += value.Length;
    }

    protected void RawText(string value) => _used += Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_used));

    protected void RawFormatted<T>(T value, string? format) where T : IUtf8SpanFormattable
    {
        if (!value.TryFormat(_buffer.AsSpan(_used), out int written, format, CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException("A row of a simulated file is longer than the writer's buffer.");
        }

        _used += written;
    }

    private void Format<T>(T? value, string? format) where T : struct, IUtf8SpanFormattable
    {
        if (value is { } present)
        {
            BeginValue();
            RawFormatted(present, format);
        }
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _used);
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
