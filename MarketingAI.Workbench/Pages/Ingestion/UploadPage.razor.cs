using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>Brings a file in, step by step; the address says where the person is.</summary>
public sealed partial class UploadPage(IUploads uploads, IJobs jobs, NavigationManager navigation, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private Upload? _upload;
    private Refusal? _refusal;

    /// <summary>The file that was brought.</summary>
    [SupplyParameterFromQuery(Name = "file")]
    public Guid? FileId { get; set; }

    /// <summary>The job that loads it.</summary>
    [SupplyParameterFromQuery(Name = "job")]
    public Guid? JobId { get; set; }

    private int Step => JobId is not null ? 2 : _upload is not null ? 1 : 0;

    protected override void OnInitialized() => uploads.RemoveOlderThan(KeptFor);

    protected override void OnParametersSet()
    {
        _upload = FileId is { } id ? uploads.Find(id) : null;
        if (FileId is not null && _upload is null && JobId is null)
        {
            _refusal = new UploadGone();
        }
    }

    private void Kept(Upload upload)
    {
        _refusal = null;
        navigation.NavigateTo(Urls.UploadOf(upload.Id));
    }

    private async Task ImportAsync(ImportWish wish)
    {
        ImportFileRequest request = new(_upload!.Id, Ids.New(clock), wish.Name, wish.Choices);
        Guid job = await jobs.StartAsync(request, $"Load {_upload.FileName}", CancellationToken.None);
        navigation.NavigateTo(Urls.UploadOf(_upload!.Id, job));
    }

    private void ImportEnded(JobState job)
    {
        if (job is { Status: JobStatus.Done, Link: { } link })
        {
            navigation.NavigateTo(link);
            return;
        }

        _refusal = new ImportNotDone(job.Summary ?? "The import was stopped.");
        navigation.NavigateTo(FileId is { } id ? Urls.UploadOf(id) : Urls.Upload);
    }

    private string StepClass(int step) => step < Step ? "step step-done" : step == Step ? "step step-now" : "step";

    private sealed record UploadGone() : Refusal("The uploaded file is no longer there. Choose it again.");

    private sealed record ImportNotDone(string Why) : Refusal(Why);
}
