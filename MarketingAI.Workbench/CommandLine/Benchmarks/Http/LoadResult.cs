namespace MarketingAI.Workbench.CommandLine.Benchmarks.Http;

/// <summary>Answers of a load and how long they took, by tens of microseconds.</summary>
internal sealed class LoadResult(TimeSpan duration)
{
    private const int Steps = 100_000;

    private readonly long[] _byTensOfMicroseconds = new long[Steps];

    public long Answers { get; private set; }

    public long Failures { get; private set; }

    public double PerSecond => Answers / duration.TotalSeconds;

    public void Note(TimeSpan latency, bool isOk)
    {
        Answers++;
        Failures += isOk ? 0 : 1;
        _byTensOfMicroseconds[Math.Min(Steps - 1, (int)(latency.Ticks / 100))]++;
    }

    public void Add(LoadResult other)
    {
        Answers += other.Answers;
        Failures += other.Failures;
        for (int i = 0; i < Steps; i++)
        {
            _byTensOfMicroseconds[i] += other._byTensOfMicroseconds[i];
        }
    }

    /// <summary>The latency in milliseconds that the given share of answers stayed at or under.</summary>
    public double MillisecondsAt(double share)
    {
        long needed = (long)Math.Ceiling(share * Answers);
        long seen = 0;
        for (int i = 0; i < Steps; i++)
        {
            seen += _byTensOfMicroseconds[i];
            if (seen >= needed)
            {
                return (i + 1) / 100d;
            }
        }

        return Steps / 100d;
    }
}
