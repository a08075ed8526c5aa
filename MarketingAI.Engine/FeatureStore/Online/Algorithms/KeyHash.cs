using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MarketingAI.Engine.FeatureStore.Online.Algorithms;

/// <summary>Hash of a key's bytes. It differs from process to process, so that nobody can choose keys that fall on one place.</summary>
internal static class KeyHash
{
    private static readonly ulong Seed = MemoryMarshal.Read<ulong>(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    public static ulong Of(ReadOnlySpan<byte> key)
    {
        ulong hash = Seed ^ ((ulong)key.Length * 0x9E37_79B9_7F4A_7C15);
        foreach (ulong part in MemoryMarshal.Cast<byte, ulong>(key))
        {
            hash = Mixed(hash ^ part);
        }

        ulong rest = 0;
        foreach (byte b in key[(key.Length & ~7)..])
        {
            rest = (rest << 8) | b;
        }

        hash = Mixed(hash ^ rest);
        return hash ^ (hash >> 32);
    }

    private static ulong Mixed(ulong hash) => BitOperations.RotateLeft(hash * 0x9E37_79B9_7F4A_7C15, 29) * 0xBF58_476D_1CE4_E5B9;
}
