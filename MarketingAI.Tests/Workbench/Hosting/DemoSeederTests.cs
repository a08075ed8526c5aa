using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Hosting;

public sealed class DemoSeederTests
{
    private static readonly Actor Scientist = new("scientist", [Roles.DataScientist]);

    [Fact]
    public async Task A_first_start_shows_both_units_their_own_data_under_contract()
    {
        using TemporaryFolder folder = new();
        using WorkbenchHost host = await StartedAsync(folder);

        DataSet[] retail = [.. await In(host, "retail", async services => await services.GetRequiredService<IDataSets>().ListAsync(default))];
        DataSet[] travel = [.. await In(host, "travel", async services => await services.GetRequiredService<IDataSets>().ListAsync(default))];

        Assert.Equal(
            ["Customer accounts", "Customer register", "Leads 2025", "Media by week", "Orders 2025", "Sales at the till", "Touch paths 2025", "Winter mail experiment"],
            retail.Select(set => set.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["Bookings 2025", "Travel enquiries 2025", "Traveller accounts"], travel.Select(set => set.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(retail, set => Assert.Equal("scientist", set.ImportedBy));
        DataSet leads = retail.Single(set => set.Name == "Leads 2025");
        DataContract? contract = await In(host, "retail", services => services.GetRequiredService<IContracts>().FindForDataSetAsync(leads.Id, default));
        Assert.Equal(KnownAt.After, contract!.Columns.Single(column => column.Name == "call_seconds").KnownAt);
        Assert.Equal(PersonalDataClass.Sensitive, contract.Columns.Single(column => column.Name == "gender").PersonalData);
        Assert.Contains("known only afterwards", contract.Columns.Single(column => column.Name == "call_seconds").Meaning, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            await In(host, "travel", services => services.GetRequiredService<INotices>().ListAsync(true, 20, default)), notice => notice.Notice.Title == DemoLoader.NoticeTitle);
    }

    [Fact]
    public async Task A_start_after_a_kill_completes_what_was_begun_and_doubles_nothing()
    {
        using TemporaryFolder folder = new();
        using (WorkbenchHost killed = Host(folder, "false"))
        {
            await In(killed, "retail", async services =>
            {
                services.GetRequiredService<DemoProgress>().Begin();
                DemoDataSet first = DemoDataSet.All[0];
                string sample = Repository.PathOf("data", "sample");
                await services.GetRequiredService<IDataSets>().ImportAsync(new FileSource(Path.Combine(sample, first.File), "leads.csv.gz"), first.Name, default, first.Id);
                return true;
            });
        }

        using WorkbenchHost host = await StartedAsync(folder, enabled: "", train: "true");

        IReadOnlyList<DataSet> retail = await In(host, "retail", services => services.GetRequiredService<IDataSets>().ListAsync(default));
        Assert.Equal(8, retail.Count);
        foreach (DataSet set in retail)
        {
            IReadOnlyList<DataContract> versions = await In(host, "retail", services => services.GetRequiredService<IContracts>().VersionsAsync(set.Id, default));
            Assert.Equal(set.Name is "Leads 2025" or "Winter mail experiment" ? 2 : 1, versions.Count);
        }

        Assert.Single(await In(host, "retail", services => services.GetRequiredService<IJobs>().ListAsync(20, default)), job => job.Title == DemoLoader.JobTitle);
    }

    [Fact]
    public async Task A_demo_that_was_finished_is_never_begun_again()
    {
        using TemporaryFolder folder = new();
        using (WorkbenchHost before = Host(folder, "false"))
        {
            before.Services.GetRequiredService<DemoProgress>().Finish();
        }

        using WorkbenchHost host = await StartedAsync(folder);
        await host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<DemoSeeder>().Single().ExecuteTask!;

        Assert.Empty(await In(host, "retail", services => services.GetRequiredService<IDataSets>().ListAsync(default)));
    }

    private static WorkbenchHost Host(TemporaryFolder folder, string enabled, string train = "false") => WorkbenchHost.ForRequests(
        settings: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Root"] = folder.File("root"),
            ["Demo:Enabled"] = enabled,
            ["Demo:TrainFirstModel"] = train,
        });

    private static async Task<WorkbenchHost> StartedAsync(TemporaryFolder folder, string enabled = "true", string train = "false")
    {
        WorkbenchHost host = Host(folder, enabled, train);
        DemoProgress progress = host.Services.GetRequiredService<DemoProgress>();
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(3));
        while (!progress.IsFinished)
        {
            await Task.Delay(50, patience.Token);
        }

        return host;
    }

    private static async Task<T> In<T>(WorkbenchHost host, string unit, Func<IServiceProvider, Task<T>> ask)
    {
        await using AsyncServiceScope scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), Scientist);
        return await ask(scope.ServiceProvider);
    }
}
