using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Training;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>A trial with what it leaves behind for blending.</summary>
/// <param name="Scores">Log-odds of the validation rows, fold after fold, by models not fitted on them.</param>
/// <param name="FoldModels">One a fold.</param>
internal sealed record FinishedTrial(TrialResult Result, ITrainer Trainer, TrainerSettings Settings, double[] Scores, AdditiveScore[] FoldModels);
