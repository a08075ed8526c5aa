namespace MarketingAI.Engine.Jobs;

/// <summary>Where a stored job waits for a free worker. The host's job server implements it.</summary>
#pragma warning disable CA1711 // it is a queue, though not a collection
public interface IJobQueue
#pragma warning restore CA1711
{
    /// <summary>Lets a worker call <see cref="IJobRunner.RunAsync"/> with the id as soon as one is free. Twice the same id is harmless.</summary>
    void Enqueue(Guid jobId);
}
