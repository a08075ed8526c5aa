namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Which side of a share is a fault.</summary>
internal enum ShareSide
{
    Both,
    High,
}
