using System.Text;
using System.Text.Json;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>The texts of one event while it is read, end to end in memory that is used again.</summary>
internal sealed class FieldText
{
    private readonly (int Start, int Length)[] _pieces = new (int, int)[EventFields.All.Count];
    private byte[] _bytes = new byte[4096];
    private int _used;

    public void Clear()
    {
        _used = 0;
        _pieces.AsSpan().Clear();
    }

    public bool Has(EventField field) => _pieces[(int)field].Length > 0;

    public ReadOnlySpan<byte> Of(EventField field) => _bytes.AsSpan(_pieces[(int)field].Start, _pieces[(int)field].Length);

    public void Set(EventField field, ReadOnlySpan<byte> text)
    {
        Span<byte> target = Room(text.Length);
        text.CopyTo(target);
        Keep(field, text.Length);
    }

    /// <summary>Takes a JSON value's text, without escapes and without blanks around it.</summary>
    public void Set(EventField field, ReadOnlySpan<byte> json, JsonSlot slot)
    {
        ReadOnlySpan<byte> raw = json.Slice(slot.Start, slot.Length);
        if (!slot.IsEscaped)
        {
            Set(field, raw.Trim(" \t\r\n"u8));
            return;
        }

        Utf8JsonReader reader = new(json.Slice(slot.Start - 1, slot.Length + 2));
        reader.Read();
        Span<byte> target = Room(slot.Length);
        int length;
        try
        {
            length = reader.CopyString(target);
        }
        catch (InvalidOperationException fault)
        {
            throw new JsonException("A text holds half a character.", fault);
        }

        ReadOnlySpan<byte> plain = target[..length].Trim(" \t\r\n"u8);
        plain.CopyTo(target);
        Keep(field, plain.Length);
    }

    public void Replace(EventField field, string text)
    {
        Span<byte> target = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        Keep(field, Encoding.UTF8.GetBytes(text, target));
    }

    /// <summary>Small letters in place of large ones.</summary>
    public void Lower(EventField field)
    {
        Span<byte> text = _bytes.AsSpan(_pieces[(int)field].Start, _pieces[(int)field].Length);
        if (Ascii.IsValid(text))
        {
            Ascii.ToLowerInPlace(text, out _);
        }
        else
        {
            Replace(field, Encoding.UTF8.GetString(text).ToLowerInvariant());
        }
    }

    /// <summary>An e-mail address that stands where none belongs is hashed as everywhere.</summary>
    public void MaskAddresses(EventField field)
    {
        if (!RawMask.MayHold(Of(field)))
        {
            return;
        }

        byte[] masked = new byte[Of(field).Length * RawMask.Growth];
        Set(field, masked.AsSpan(0, RawMask.Emails(Of(field), masked)));
    }

    private Span<byte> Room(int bytes)
    {
        if (_used + bytes > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + bytes));
        }

        return _bytes.AsSpan(_used, bytes);
    }

    private void Keep(EventField field, int length)
    {
        _pieces[(int)field] = (_used, length);
        _used += length;
    }
}
