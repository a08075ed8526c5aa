namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>One kind of file. Its path below the unit's folder carries no ending.</summary>
internal sealed record Layout<T>(string Path, FileForm Form, string Meaning, IReadOnlyList<Column<T>> Columns);
