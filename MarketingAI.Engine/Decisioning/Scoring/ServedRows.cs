namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>The keys of a call's rows and what was looked up for them; its memory is used again by later calls.</summary>
internal sealed class ServedRows
{
    private ServedView[] _views = [];
    private byte[] _keys = new byte[256];
    private (int Start, int Length)[] _places = [];
    private Range[] _sent = [];
    private bool[] _has = [];
    private int _viewsARow;
    private int _keysARow;
    private int _used;

    /// <summary>Rows that carry a key, up to the last of them.</summary>
    public int Rows { get; private set; }

    /// <summary>Text that is made for the log.</summary>
    public byte[] Text { get; private set; } = new byte[1024];

    public void Clear()
    {
        (Rows, _used) = (0, 0);
        Array.Clear(_has);
        // Content is let go, so that values that were renewed can be forgotten; the words' memory stays.
        for (int i = 0; i < _views.Length; i++)
        {
            _views[i].Content = null;
        }
    }

    /// <summary>Begins a row with keys.</summary>
    public void Begin(int row, LiveInputs inputs)
    {
        (_viewsARow, _keysARow) = (inputs.Views.Length, inputs.Entities.Length);
        Grow(ref _has, row + 1);
        Grow(ref _sent, row + 1);
        Grow(ref _places, (row + 1) * _keysARow);
        int before = _views.Length;
        Grow(ref _views, (row + 1) * _viewsARow);
        for (int i = before; i < _views.Length; i++)
        {
            _views[i].Words = [];
        }

        _places.AsSpan(row * _keysARow, _keysARow).Clear();
        _has[row] = true;
        Rows = row + 1;
    }

    public bool Has(int row) => row < Rows && _has[row];

    /// <summary>Keeps one of the row's keys.</summary>
    /// <returns>False where the row has that key already.</returns>
    public bool SetKey(int row, int entity, ReadOnlySpan<byte> key)
    {
        ref (int Start, int Length) place = ref _places[(row * _keysARow) + entity];
        if (place.Length > 0)
        {
            return false;
        }

        Grow(ref _keys, _used + key.Length);
        key.CopyTo(_keys.AsSpan(_used));
        place = (_used, key.Length);
        _used += key.Length;
        return true;
    }

    /// <summary>Where the keys stand in the body, as they were sent.</summary>
    public void SetSent(int row, Range sent) => _sent[row] = sent;

    public Range Sent(int row) => _sent[row];

    public ReadOnlySpan<byte> Key(int row, int entity)
    {
        (int start, int length) = _places[(row * _keysARow) + entity];
        return _keys.AsSpan(start, length);
    }

    public ref ServedView View(int row, int view) => ref _views[(row * _viewsARow) + view];

    public void MakeRoomForText(int bytes)
    {
        if (Text.Length < bytes)
        {
            Text = new byte[bytes * 2];
        }
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, Math.Max(length, array.Length * 2));
        }
    }
}
