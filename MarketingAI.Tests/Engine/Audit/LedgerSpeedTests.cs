using System.Diagnostics;
using MarketingAI.Engine.Audit;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Audit;

public sealed class LedgerSpeedTests(ITestOutputHelper output)
{
    [LongFact]
    public async Task A_million_rows_verify_and_the_time_is_told()
    {
        using LedgerBench bench = new();
        Stopwatch writing = Stopwatch.StartNew();
        for (int batch = 0; batch < 50; batch++)
        {
            await bench.AppendAsync(20_000);
        }

        writing.Stop();
        Stopwatch verifying = Stopwatch.StartNew();
        LedgerVerdict verdict = bench.Verify();
        verifying.Stop();

        output.WriteLine($"1,000,000 rows: written in {writing.Elapsed.TotalSeconds:F1} s, verified in {verifying.Elapsed.TotalSeconds:F1} s");
        Assert.Equal(new LedgerVerdict(1_000_000, true, null, null), verdict);
    }
}
