using System.Globalization;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Simulation;

public sealed record ScaleOutOfRange(double Found) : Refusal(string.Create(
    CultureInfo.InvariantCulture,
    $"The scale must lie between {SimulationOptions.SmallestScale} and {SimulationOptions.LargestScale}; found {Found}. Scale 1 is 25,000 persons."));

public sealed record ThreadsOutOfRange(int Found) : Refusal(string.Create(
    CultureInfo.InvariantCulture, $"The number of threads must lie between 1 and 64; found {Found}."));

public sealed record FolderNotEmpty(string Folder) : Refusal(
    $"The folder '{Folder}' is not empty. Name a new folder, or empty this one first: a world is never mixed with other files.");

public sealed record FolderIsFile(string Path) : Refusal($"'{Path}' is a file; the output must be a folder.");

public sealed record FolderNotWritable(string Folder, string Why) : Refusal($"The folder '{Folder}' cannot be written: {Why}");
