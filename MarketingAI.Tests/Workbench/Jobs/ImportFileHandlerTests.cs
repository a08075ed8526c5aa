using System.Text;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Jobs;
using MarketingAI.Workbench.Navigation;

namespace MarketingAI.Tests.Workbench.Jobs;

public sealed class ImportFileHandlerTests
{
    [Fact]
    public async Task A_second_run_finds_what_the_first_made()
    {
        using FileWork work = new();
        IUploads uploads = work.Get<IUploads>();
        Upload upload = (await uploads.KeepAsync(Stream("a,b\n1,x\n2,y\n"), "people.csv", null, CancellationToken.None)).Value;
        ImportFileRequest request = new(upload.Id, Ids.New(work.Host.Clock), "People", upload.Source.Choices);
        ImportFileHandler handler = new(work.DataSets, uploads);

        JobResult first = await handler.RunAsync(request, new Run(), CancellationToken.None);
        JobResult second = await handler.RunAsync(request, new Run(), CancellationToken.None);

        Assert.Equal(first, second);
        Assert.Equal(Urls.Contract(request.DataSetId), first.Link);
        Assert.Single(await work.DataSets.ListAsync(CancellationToken.None));
        Assert.Null(uploads.Find(upload.Id));
    }

    [Fact]
    public async Task A_bad_file_is_refused_and_stays_to_be_looked_at()
    {
        using FileWork work = new();
        IUploads uploads = work.Get<IUploads>();
        Upload upload = (await uploads.KeepAsync(Stream("a,b\n1\n"), "people.csv", null, CancellationToken.None)).Value;

        JobResult result = await new ImportFileHandler(work.DataSets, uploads).RunAsync(
            new ImportFileRequest(upload.Id, Ids.New(work.Host.Clock), "People", upload.Source.Choices), new Run(), CancellationToken.None);

        Assert.True(result.Refused);
        Assert.Equal("people.csv: row 2: A row has 2 values, as many as the header. Found 1.", result.Summary);
        Assert.NotNull(uploads.Find(upload.Id));
    }

    [Fact]
    public async Task A_stream_above_the_bound_is_refused_and_nothing_is_left()
    {
        using FileWork work = new(new IngestionOptions { MostFileBytes = 1_000 });

        Outcome<Upload> kept = await work.Get<IUploads>().KeepAsync(Stream(new string('x', 300_000)), "people.csv", null, CancellationToken.None);

        Assert.Equal("people.csv: A file has at most 1,000 bytes. Found more.", kept.Refusal?.Reason);
        Assert.Empty(Directory.GetFiles(Path.Combine(work.Host.Root, "uploads"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_of_another_business_unit_is_not_found()
    {
        using FileWork work = new();
        Upload upload = (await work.Get<IUploads>().KeepAsync(Stream("a\n1\n"), "../people.csv", null, CancellationToken.None)).Value;
        using Microsoft.Extensions.DependencyInjection.IServiceScope travel = work.Host.Enter("travel");

        Assert.Equal("people.csv", upload.FileName);
        Assert.Null(((IUploads)travel.ServiceProvider.GetService(typeof(IUploads))!).Find(upload.Id));
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class Run : IJobRun
    {
        public Guid JobId => Guid.Empty;

        public string? Checkpoint => null;

        public void Report(double share, string step)
        {
            // not looked at
        }

        public void Log(string line)
        {
            // not looked at
        }

        public Task SaveCheckpointAsync(string json, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
