namespace MarketingAI.Engine.Learners.Training;

/// <summary>Fits one kind of learner. Another search package could drive these, or stand in for them.</summary>
internal interface ITrainer
{
    /// <summary>As shown and stored, such as <c>LightGBM</c>.</summary>
    string Name { get; }

    /// <summary>Why it cannot run on this machine; null when it can.</summary>
    string? Missing { get; }

    /// <summary>Settings from cheap to dear, the first a sound default.</summary>
    IReadOnlyList<TrainerSettings> Starts { get; }

    /// <summary>Settings near others, drawn by the generator.</summary>
    TrainerSettings Near(TrainerSettings settings, Numerics.SeededRandom random);

    /// <summary>Same matrix, settings and seed: same score, whatever the threads.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before fitting began; a fit itself is not broken off.</exception>
    AdditiveScore Fit(TrainingMatrix matrix, TrainerSettings settings, int seed, int threads, CancellationToken cancellationToken);
}
