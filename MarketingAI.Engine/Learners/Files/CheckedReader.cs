using System.Buffers.Binary;
using System.Text;

namespace MarketingAI.Engine.Learners.Files;

/// <summary>Reads numbers and words out of bytes that may be anything.</summary>
internal sealed class CheckedReader(byte[] bytes)
{
    private static readonly UTF8Encoding Words = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _at;

    public long BytesLeft => bytes.Length - _at;

    public int Whole() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public float Single()
    {
        float value = BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));
        return float.IsNaN(value) ? throw new InvalidDataException("a number in it is not a number.") : value;
    }

    public double Finite()
    {
        double value = BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));
        return double.IsFinite(value) ? value : throw new InvalidDataException("a number in it is not finite.");
    }

    public bool Flag() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        byte other => throw new InvalidDataException($"a flag in it is {other}."),
    };

    /// <summary>How many things follow, each of at least so many bytes: never more than there can be.</summary>
    public int Count(int leastBytesEach)
    {
        int count = Whole();
        return count >= 0 && (long)count * leastBytesEach <= bytes.Length - _at
            ? count
            : throw new InvalidDataException($"a count in it is {count}, more than its bytes can hold.");
    }

    public int Below(int end, string what)
    {
        int value = Whole();
        return value >= 0 && value < end ? value : throw new InvalidDataException($"{what} in it is {value}; there are {end}.");
    }

    public double[] FiniteMany()
    {
        double[] values = new double[Count(sizeof(double))];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Finite();
        }

        return values;
    }

    public string Word()
    {
        try
        {
            return Words.GetString(Take(Count(leastBytesEach: 1)));
        }
        catch (DecoderFallbackException fault)
        {
            throw new InvalidDataException("a word in it is not UTF-8.", fault);
        }
    }

    public void End()
    {
        if (_at != bytes.Length)
        {
            throw new InvalidDataException($"{bytes.Length - _at} bytes follow after its end.");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > bytes.Length - _at)
        {
            throw new EndOfStreamException();
        }

        _at += count;
        return bytes.AsSpan(_at - count, count);
    }
}
