namespace MarketingAI.Engine.Simulation.Storage;

internal enum FileForm
{
    Csv,
    JsonLines,
    Parquet,
}
