using System.Net;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.EndToEnd.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Jobs;

public sealed class JobServerTests
{
    [Theory]
    [InlineData("admin", HttpStatusCode.OK)]
    [InlineData("scientist", HttpStatusCode.Redirect)]
    public async Task Only_administrators_see_the_workers(string person, HttpStatusCode status)
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient client = await host.SignedInAsync(person);

        Assert.Equal(status, (await client.GetAsync("/hangfire")).StatusCode);
    }

    [Fact]
    public async Task A_recurring_job_runs_on_the_job_server_and_names_its_next_time()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        IRecurringJobs recurring = host.Services.GetRequiredService<IRecurringJobs>();
        await AppendAsync(host);

        await recurring.RunNowAsync("verify-ledger", CancellationToken.None);
        JobState job = await EndedAsync(host, "Verify the ledger");

        Assert.Equal((JobStatus.Done, "The one entry is intact.", "system"), (job.Status, job.Summary, job.StartedBy));
        Assert.NotNull(recurring.List().Single(state => state.Job.Name == "verify-ledger").NextRun);
    }

    [Fact]
    public async Task A_ledger_that_was_tampered_with_alerts_every_business_unit()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        await AppendAsync(host);
        Tamper(host);

        await host.Services.GetRequiredService<IRecurringJobs>().RunNowAsync("verify-ledger", CancellationToken.None);
        JobState job = await EndedAsync(host, "Verify the ledger");

        Assert.Equal(JobStatus.Refused, job.Status);
        foreach (string unit in new[] { "retail", "travel" })
        {
            using IServiceScope scope = Enter(host, unit);
            NoticeState notice = (await scope.ServiceProvider.GetRequiredService<INotices>().ListAsync(openOnly: true, 20, CancellationToken.None))
                .Single(state => state.Notice.Source == "Audit");
            Assert.Equal(NoticeSeverity.Critical, notice.Notice.Severity);
            Assert.Contains("First bad entry: 1", notice.Notice.Text, StringComparison.Ordinal);
        }
    }

    private static IServiceScope Enter(WorkbenchHost host, string unit = "retail")
    {
        IServiceScope scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), new Actor("admin", [Roles.Administrator]));
        return scope;
    }

    private static async Task AppendAsync(WorkbenchHost host)
    {
        using IServiceScope scope = Enter(host);
        LedgerEntry entry = new("model.approved", "model-version", "m1", "Good.");
        await scope.ServiceProvider.GetRequiredService<ILedger>().AppendAsync(entry, CancellationToken.None);
    }

    private static void Tamper(WorkbenchHost host)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(host.DataRoot, "store", "ledger.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "DROP TRIGGER ledger_no_update; UPDATE ledger SET actor = 'mallory' WHERE position = 1";
        command.ExecuteNonQuery();
    }

    private static async Task<JobState> EndedAsync(WorkbenchHost host, string title)
    {
        using IServiceScope scope = Enter(host);
        IJobs jobs = scope.ServiceProvider.GetRequiredService<IJobs>();
        for (int turn = 0; turn < 600; turn++)
        {
            JobState? job = (await jobs.ListAsync(50, CancellationToken.None)).FirstOrDefault(state => state.Title == title);
            if (job is { EndedAt: not null })
            {
                return job;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The job '{title}' did not end within 30 s.");
    }
}
