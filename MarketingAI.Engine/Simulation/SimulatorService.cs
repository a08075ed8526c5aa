using System.Text.Json;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Simulation.Storage;

namespace MarketingAI.Engine.Simulation;

internal sealed class SimulatorService : ISimulator
{
    public async Task<Outcome<SimulatedWorld>> WriteAsync(
        string folder, SimulationOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(options);
        if (Refused(folder, options) is { } refusal)
        {
            return refusal;
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new FolderNotWritable(folder, exception.Message);
        }

        try
        {
            return await WorldWriter.WriteAsync(Path.GetFullPath(folder), options, progress, cancellationToken);
        }
        catch (UnauthorizedAccessException exception)
        {
            return new FolderNotWritable(folder, exception.Message);
        }
    }

    public async Task<WorldTruth?> ReadTruthAsync(string folder, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, WorldWriter.TruthFile);
        if (!File.Exists(path))
        {
            return null;
        }

        await using FileStream stream = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<WorldTruth>(stream, WorldWriter.Json, cancellationToken);
    }

    private static Refusal? Refused(string folder, SimulationOptions options)
    {
        if (!(options.Scale is >= SimulationOptions.SmallestScale and <= SimulationOptions.LargestScale))
        {
            return new ScaleOutOfRange(options.Scale);
        }

        if (options.Threads is < 1 or > 64)
        {
            return new ThreadsOutOfRange(options.Threads);
        }

        if (File.Exists(folder))
        {
            return new FolderIsFile(folder);
        }

        return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() ? new FolderNotEmpty(folder) : null;
    }

    public Task<long> WriteRegisterAsync(string folder, int records, int seed, bool repeats, CancellationToken cancellationToken) =>
        Task.Run(() => RegisterFiles.Write(folder, records, seed, repeats, cancellationToken), cancellationToken);
}
