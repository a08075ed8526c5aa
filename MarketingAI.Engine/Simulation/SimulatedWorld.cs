namespace MarketingAI.Engine.Simulation;

/// <summary>What was written.</summary>
/// <param name="Files">Every data file, by path.</param>
public sealed record SimulatedWorld(
    string Folder, double Scale, int Seed, bool NoEffects, bool NoIncidents, IReadOnlyList<SimulatedFile> Files, WorldTruth Truth)
{
    /// <summary>Rows of all files together.</summary>
    public long Rows => Files.Sum(file => file.Rows);
}

/// <summary>One file of a simulated world.</summary>
/// <param name="Path">Relative to the world's folder, with forward slashes.</param>
/// <param name="Sha256">Hash of the rows as text before compression, so that it does not depend on the compressor.</param>
public sealed record SimulatedFile(string Path, long Rows, IReadOnlyList<SimulatedColumn> Columns, string Sha256);

/// <param name="Meaning">What a value says, in plain words.</param>
public sealed record SimulatedColumn(string Name, string Meaning);
