namespace MarketingAI.Engine.FeatureStore.Online.Algorithms;

/// <summary>
/// The latest values of one view by key: an open-addressing table over rows of words. Any number of readers look up without locks or garbage while
/// one writer changes rows; each row is versioned (a sequence lock: Lameter 2005, in the Linux kernel), so a reader has a whole row or reads again.
/// </summary>
/// <param name="width">Words of values a row.</param>
internal sealed class OnlineTable(int width)
{
    /// <summary>Longer keys are not taken.</summary>
    public const int LongestKey = 512;

    private const double Fullest = 0.7;

    private readonly Lock _writing = new();
    private readonly Stack<int> _free = new();
    private volatile TablePlaces _places = new(new long[1024], [], [], width + TablePlaces.Header);
    private int _rows;
    private int _taken;
    private int _chunkUsed = TablePlaces.ChunkBytes;

    public int Width => width;

    /// <summary>Entities in it.</summary>
    public int Count => _rows - _free.Count;

    /// <summary>Bytes that rows, keys and slots take.</summary>
    public long Bytes
    {
        get
        {
            TablePlaces places = _places;
            return (places.Slots.LongLength * sizeof(long)) + (places.Blocks.LongLength * TablePlaces.RowsABlock * places.Stride * sizeof(long))
                + (places.Chunks.LongLength * TablePlaces.ChunkBytes);
        }
    }

    /// <summary>Copies the entity's values.</summary>
    /// <param name="values">As many places as <see cref="Width"/>; left as they are where the entity is unknown.</param>
    public bool TryRead(ReadOnlySpan<byte> key, Span<long> values, out RowStamp stamp)
    {
        TablePlaces places = _places;
        ulong hash = KeyHash.Of(key);
        int mask = places.Slots.Length - 1;
        for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            long found = Volatile.Read(ref places.Slots[slot]);
            if (found == 0)
            {
                stamp = default;
                return false;
            }

            int row = (int)found - 1;
            if (row >= 0 && (uint)(found >> 32) == (uint)(hash >> 32) && places.TryCopy(row, key, values, out stamp))
            {
                return true;
            }
        }
    }

    /// <summary>Puts an entity's values, unless those it has are for a later time.</summary>
    /// <returns>False where the key is empty or too long, or newer values stand.</returns>
    public bool Put(ReadOnlySpan<byte> key, ReadOnlySpan<long> values, RowStamp stamp)
    {
        if (key.Length is 0 or > LongestKey)
        {
            return false;
        }

        lock (_writing)
        {
            ulong hash = KeyHash.Of(key);
            if (Find(key, hash) is { Row: >= 0 } known)
            {
                if (_places.StampOf(known.Row).AsOf > stamp.AsOf)
                {
                    return false;
                }

                _places.Write(known.Row, _places.KeyPlaceOf(known.Row), values, stamp);
                return true;
            }

            Add(key, hash, values, stamp);
            return true;
        }
    }

    /// <summary>Takes an entity out and wipes its key and values.</summary>
    public bool Remove(ReadOnlySpan<byte> key)
    {
        lock (_writing)
        {
            (int slot, int row) = Find(key, KeyHash.Of(key));
            if (row < 0)
            {
                return false;
            }

            Volatile.Write(ref _places.Slots[slot], TablePlaces.Gone);
            _places.Wipe(row);
            _free.Push(row);
            return true;
        }
    }

    /// <summary>Takes out every entity whose values are for an earlier time: what a whole new set of values did not name.</summary>
    /// <returns>Entities taken out.</returns>
    public int Sweep(long asOf)
    {
        int swept = 0;
        Span<byte> key = stackalloc byte[LongestKey];
        for (int row = 0; row < Volatile.Read(ref _rows); row++)
        {
            int length;
            lock (_writing)
            {
                ReadOnlySpan<byte> bytes = _places.KeyOfRow(row);
                length = bytes.Length == 0 || _places.StampOf(row).AsOf >= asOf ? 0 : bytes.Length;
                bytes[..length].CopyTo(key);
            }

            swept += length > 0 && Remove(key[..length]) ? 1 : 0;
        }

        return swept;
    }

    /// <summary>Looks at all rows, a block at a time, while readers go on and a writer waits.</summary>
    public void Scan(RowVisit visit)
    {
        for (int start = 0; start < Volatile.Read(ref _rows); start += TablePlaces.RowsABlock)
        {
            lock (_writing)
            {
                for (int row = start; row < Math.Min(_rows, start + TablePlaces.RowsABlock); row++)
                {
                    if (_places.KeyOfRow(row) is { Length: > 0 } key)
                    {
                        visit(key, _places.ValuesOf(row), _places.StampOf(row));
                    }
                }
            }
        }
    }

    private (int Slot, int Row) Find(ReadOnlySpan<byte> key, ulong hash)
    {
        long[] slots = _places.Slots;
        int mask = slots.Length - 1;
        for (int slot = (int)hash & mask; slots[slot] is var found and not 0; slot = (slot + 1) & mask)
        {
            int row = (int)found - 1;
            if (row >= 0 && (uint)(found >> 32) == (uint)(hash >> 32) && _places.KeyOfRow(row).SequenceEqual(key))
            {
                return (slot, row);
            }
        }

        return (-1, -1);
    }

    private void Add(ReadOnlySpan<byte> key, ulong hash, ReadOnlySpan<long> values, RowStamp stamp)
    {
        if (_taken + 1 > _places.Slots.Length * Fullest)
        {
            Rehash();
        }

        int row = _free.TryPop(out int freed) ? freed : NewRow();
        long place = Keep(key);
        _places.Write(row, place, values, stamp);
        Settle(_places.Slots, hash, row);
        _taken++;
    }

    private int NewRow()
    {
        if (_rows / TablePlaces.RowsABlock == _places.Blocks.Length)
        {
            _places = _places with { Blocks = [.. _places.Blocks, new long[TablePlaces.RowsABlock * _places.Stride]] };
        }

        Volatile.Write(ref _rows, _rows + 1);
        return _rows - 1;
    }

    private long Keep(ReadOnlySpan<byte> key)
    {
        if (_chunkUsed + key.Length > TablePlaces.ChunkBytes)
        {
            _places = _places with { Chunks = [.. _places.Chunks, new byte[TablePlaces.ChunkBytes]] };
            _chunkUsed = 0;
        }

        int chunk = _places.Chunks.Length - 1;
        key.CopyTo(_places.Chunks[chunk].AsSpan(_chunkUsed));
        long place = TablePlaces.KeyPlace(chunk, _chunkUsed, key.Length);
        _chunkUsed += key.Length;
        return place;
    }

    /// <summary>Makes room and forgets the slots of what went away; readers change over with the next look-up.</summary>
    private void Rehash()
    {
        int live = Count;
        int size = _places.Slots.Length;
        while (live + 1 > size * Fullest / 1.5)
        {
            size *= 2;
        }

        long[] slots = new long[size];
        for (int row = 0; row < _rows; row++)
        {
            if (_places.KeyOfRow(row) is { Length: > 0 } key)
            {
                Settle(slots, KeyHash.Of(key), row);
            }
        }

        _taken = live;
        _places = _places with { Slots = slots };
    }

    private static void Settle(long[] slots, ulong hash, int row)
    {
        int mask = slots.Length - 1;
        int slot = (int)hash & mask;
        while (slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        Volatile.Write(ref slots[slot], ((long)(hash >> 32) << 32) | (uint)(row + 1));
    }
}

/// <summary>Sees one row of a table.</summary>
internal delegate void RowVisit(ReadOnlySpan<byte> key, ReadOnlySpan<long> values, RowStamp stamp);
