using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace MarketingAI.Engine.Decisioning.Scoring.Wire;

/// <summary>Finds a name's index by its UTF-8 bytes, without making a string.</summary>
internal sealed class Utf8Names
{
    private readonly byte[][] _names;
    private readonly int[] _slots;

    public Utf8Names(IEnumerable<string> names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)(_names.Length * 2) + 2)];
        for (int i = 0; i < _names.Length; i++)
        {
            int slot = SlotOf(_names[i]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    public int Count => _names.Length;

    public ReadOnlySpan<byte> this[int index] => _names[index];

    /// <returns>The index, or -1.</returns>
    public int IndexOf(ReadOnlySpan<byte> name)
    {
        int slot = SlotOf(name);
        while (_slots[slot] is int found and > 0)
        {
            if (name.SequenceEqual(_names[found - 1]))
            {
                return found - 1;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return -1;
    }

    private int SlotOf(ReadOnlySpan<byte> name)
    {
        ulong hash = (ulong)name.Length;
        foreach (ulong part in MemoryMarshal.Cast<byte, ulong>(name))
        {
            hash = Mixed(hash ^ part);
        }

        foreach (byte b in name[(name.Length & ~7)..])
        {
            hash = (hash << 8) ^ b ^ (hash >> 56);
        }

        return (int)(Mixed(hash) >> 32) & (_slots.Length - 1);
    }

    private static ulong Mixed(ulong hash) => BitOperations.RotateLeft(hash * 0x9E37_79B9_7F4A_7C15, 29) * 0xBF58_476D_1CE4_E5B9;
}
