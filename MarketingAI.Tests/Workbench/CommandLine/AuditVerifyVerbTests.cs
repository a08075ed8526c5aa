using MarketingAI.Tests.Engine.Audit;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Workbench.CommandLine;

public sealed class AuditVerifyVerbTests
{
    [Fact]
    public async Task An_intact_ledger_ends_with_nought()
    {
        using LedgerBench bench = new();
        await bench.AppendAsync(4);

        CommandRun run = await CommandRun.GoodAsync("audit", "verify", "--store", bench.Folder.Path, "--json");

        Assert.Equal(4, run.Json.GetProperty("rows").GetInt64());
        Assert.True(run.Json.GetProperty("intact").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, run.Json.GetProperty("first_bad_row").ValueKind);
    }

    [Fact]
    public async Task A_changed_ledger_ends_with_one_and_names_the_row()
    {
        using LedgerBench bench = new();
        await bench.AppendAsync(4);
        bench.Stop();
        bench.Tamper("UPDATE ledger SET reason = 'changed' WHERE position = 3");

        CommandRun json = await CommandRun.OfAsync("audit", "verify", "--store", bench.Places.StoreFile, "--json");
        CommandRun text = await CommandRun.OfAsync("audit", "verify", "--store", bench.Places.StoreFile);

        Assert.Equal((1, 1), (json.Exit, text.Exit));
        Assert.Equal(3, json.Json.GetProperty("first_bad_row").GetInt64());
        Assert.Contains("NOT intact from entry 3 on", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_without_a_ledger_is_refused()
    {
        using TemporaryFolder empty = new();

        CommandRun run = await CommandRun.OfAsync("audit", "verify", "--store", empty.Path);

        Assert.Equal(2, run.Exit);
        Assert.Contains("There is no ledger at", run.Error, StringComparison.Ordinal);
    }
}
