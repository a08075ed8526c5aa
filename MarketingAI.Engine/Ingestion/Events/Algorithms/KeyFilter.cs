using System.Numerics;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>
/// Which keys were surely never seen: a split block Bloom filter. It never says "new" of a key that was added; of a new one it says
/// "perhaps known" about once in a thousand times.
/// </summary>
/// <remarks>Putze, F., Sanders, P. and Singler, J. (2007), Cache-, hash- and space-efficient Bloom filters; split as in the Parquet format.</remarks>
internal sealed class KeyFilter
{
    private const int WordsABlock = 8;
    private const int BitsAKey = 16;

    private static readonly uint[] Salts =
        [0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31];

    private readonly uint[] _words;
    private readonly uint _blocks;

    /// <param name="capacity">How many keys it is made for.</param>
    public KeyFilter(long capacity)
    {
        Capacity = Math.Max(1 << 16, (long)BitOperations.RoundUpToPowerOf2((ulong)capacity));
        _blocks = (uint)(Capacity * BitsAKey / (WordsABlock * 32));
        _words = new uint[_blocks * WordsABlock];
    }

    public long Capacity { get; }

    public long Count { get; private set; }

    public bool IsFull => Count >= Capacity;

    /// <param name="hash">Evenly spread.</param>
    public void Add(ulong hash)
    {
        Count++;
        int block = BlockOf(hash);
        for (int i = 0; i < WordsABlock; i++)
        {
            _words[block + i] |= 1u << (int)(((uint)hash * Salts[i]) >> 27);
        }
    }

    public bool MayHold(ulong hash)
    {
        int block = BlockOf(hash);
        for (int i = 0; i < WordsABlock; i++)
        {
            if ((_words[block + i] & (1u << (int)(((uint)hash * Salts[i]) >> 27))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private int BlockOf(ulong hash) => (int)(((hash >> 32) * _blocks) >> 32) * WordsABlock;
}
