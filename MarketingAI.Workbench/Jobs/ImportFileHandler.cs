using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Navigation;

namespace MarketingAI.Workbench.Jobs;

/// <summary>Makes a data set out of a file that was uploaded.</summary>
internal sealed class ImportFileHandler(IDataSets dataSets, IUploads uploads) : IJobHandler<ImportFileRequest>
{
    public async Task<JobResult> RunAsync(ImportFileRequest request, IJobRun run, CancellationToken cancellationToken)
    {
        if (await dataSets.FindAsync(request.DataSetId, cancellationToken) is { } before)
        {
            return Done(before);
        }

        if (uploads.Find(request.UploadId) is not { } upload)
        {
            return new JobResult("The uploaded file is no longer there. Upload it again.", Urls.Upload, Refused: true);
        }

        run.Report(0.1, "Checking and loading the rows");
        Outcome<DataSet> made = await dataSets.ImportAsync(
            upload.Source with { Choices = request.Choices }, request.Name, cancellationToken, request.DataSetId);
        if (made.IsRefused)
        {
            return new JobResult(made.Refusal.Reason, Urls.UploadOf(request.UploadId), Refused: true);
        }

        uploads.Remove(request.UploadId);
        return Done(made.Value);
    }

    private static JobResult Done(DataSet dataSet) => new(
        $"{dataSet.Name} has {Numbers.Count(dataSet.Rows)} rows and {dataSet.Columns.Count} columns. Say next what the columns mean.",
        Urls.Contract(dataSet.Id));
}
