namespace MarketingAI.Engine.FeatureStore.Online.Algorithms;

/// <summary>
/// Where the rows of a table lie: slots of the open-addressing table, blocks of rows, chunks of keys. Grown by making a new one that shares the
/// blocks; readers hold one for a look-up.
/// </summary>
/// <param name="Slots">Upper half the hash's tag, lower half the row's number plus one; 0 for free.</param>
/// <param name="Blocks">Rows one after the other: version, key, as of, written, then the values.</param>
/// <param name="Chunks">Bytes of keys.</param>
/// <param name="Stride">Words a row.</param>
internal sealed record TablePlaces(long[] Slots, long[][] Blocks, byte[][] Chunks, int Stride)
{
    public const int Header = 4;
    public const int RowsABlock = 1024;
    public const int ChunkBytes = 1 << 20;

    /// <summary>A slot whose row went away: a search goes on behind it.</summary>
    public const long Gone = 1L << 32;

    private const int Version = 0;
    private const int Key = 1;
    private const int AsOf = 2;
    private const int Written = 3;

    /// <summary>Copies a row if its key is the one asked for. A row that is being written is read again, so that no half is ever seen.</summary>
    public bool TryCopy(int row, ReadOnlySpan<byte> key, Span<long> values, out RowStamp stamp)
    {
        stamp = default;
        if (row / RowsABlock >= Blocks.Length)
        {
            return false;
        }

        long[] block = Blocks[row / RowsABlock];
        int at = row % RowsABlock * Stride;
        SpinWait wait = default;
        while (true)
        {
            long version = Volatile.Read(ref block[at + Version]);
            if ((version & 1) == 0)
            {
                bool isIt = KeyOf(block[at + Key]).SequenceEqual(key);
                if (isIt)
                {
                    stamp = new RowStamp(block[at + AsOf], block[at + Written]);
                    block.AsSpan(at + Header, Stride - Header).CopyTo(values);
                }

                Volatile.ReadBarrier();
                if (block[at + Version] == version)
                {
                    return isIt;
                }
            }

            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public RowStamp StampOf(int row)
    {
        (long[] block, int at) = Place(row);
        return new RowStamp(block[at + AsOf], block[at + Written]);
    }

    public ReadOnlySpan<long> ValuesOf(int row)
    {
        (long[] block, int at) = Place(row);
        return block.AsSpan(at + Header, Stride - Header);
    }

    /// <summary>The bytes of a row's key; none for a row that is free.</summary>
    public ReadOnlySpan<byte> KeyOfRow(int row)
    {
        (long[] block, int at) = Place(row);
        return KeyOf(block[at + Key]);
    }

    /// <summary>Writes a row so that readers see all of it or nothing. One writer at a time.</summary>
    public void Write(int row, long key, ReadOnlySpan<long> values, RowStamp stamp)
    {
        (long[] block, int at) = Place(row);
        long version = block[at + Version];
        Volatile.Write(ref block[at + Version], version + 1);
        Volatile.WriteBarrier();
        block[at + Key] = key;
        block[at + AsOf] = stamp.AsOf;
        block[at + Written] = stamp.Written;
        values.CopyTo(block.AsSpan(at + Header, Stride - Header));
        Volatile.Write(ref block[at + Version], version + 2);
    }

    /// <summary>Wipes a row, its key too.</summary>
    public void Wipe(int row)
    {
        (long[] block, int at) = Place(row);
        long version = block[at + Version];
        long key = block[at + Key];
        Volatile.Write(ref block[at + Version], version + 1);
        Volatile.WriteBarrier();
        Chunks[(int)(key >> 40)].AsSpan((int)(key >> 16) & 0xFF_FFFF, (int)key & 0xFFFF).Clear();
        block.AsSpan(at + Key, Stride - Key).Clear();
        Volatile.Write(ref block[at + Version], version + 2);
    }

    /// <summary>Where a row's key lies, for <see cref="Write"/> of the same row.</summary>
    public long KeyPlaceOf(int row)
    {
        (long[] block, int at) = Place(row);
        return block[at + Key];
    }

    public static long KeyPlace(int chunk, int offset, int length) => ((long)chunk << 40) | ((long)offset << 16) | (uint)length;

    private ReadOnlySpan<byte> KeyOf(long place)
    {
        int chunk = (int)(place >> 40);
        return chunk < Chunks.Length ? Chunks[chunk].AsSpan((int)(place >> 16) & 0xFF_FFFF, (int)place & 0xFFFF) : [];
    }

    private (long[] Block, int At) Place(int row) => (Blocks[row / RowsABlock], row % RowsABlock * Stride);
}
