using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;

namespace MarketingAI.Engine.Governance.Approvals;

/// <summary>All that is known about a model version, for a person who must judge it.</summary>
/// <param name="Answer">The evidence in one or two sentences.</param>
/// <param name="Checks">What a reviewer looks at, each with what was found.</param>
/// <param name="DataSetName">Name of the data set it learned from; null where that is gone.</param>
/// <param name="Contract">The contract version the training was bound to; null where there was none.</param>
/// <param name="Features">Columns the model uses, most important first.</param>
/// <param name="Limits">What the model must not be trusted with, in sentences.</param>
/// <param name="Champion">The approved version under the same name that this one would follow; null where there is none.</param>
/// <param name="Request">Purpose and decisions so far; null before the first submission.</param>
/// <remarks>Mitchell, M. et al. (2019), Model cards for model reporting, FAT* 2019, 220-229.</remarks>
public sealed record ModelCard(
    ModelVersion Version,
    TrainingReport Report,
    string Answer,
    IReadOnlyList<EvidenceCheck> Checks,
    string? DataSetName,
    DataContract? Contract,
    IReadOnlyList<CardFeature> Features,
    IReadOnlyList<string> Limits,
    ChampionDifference? Champion,
    ApprovalRequest? Request);

/// <param name="Finding">A full sentence with the figures.</param>
public sealed record EvidenceCheck(string Name, EvidenceState State, string Finding);

public enum EvidenceState
{
    Holds,
    LookAtIt,
    Fails,
}

/// <summary>A column that the model uses, as its contract describes it.</summary>
/// <param name="AucLoss">How much AUC falls when the column is shuffled; null where it was not measured.</param>
/// <param name="Column">Null where the contract does not know the column.</param>
public sealed record CardFeature(string Name, double? AucLoss, ContractColumn? Column);

/// <summary>This version beside the approved one it would follow.</summary>
/// <param name="Auc">This version's AUC minus the champion's; each on its own final rows.</param>
/// <param name="LogLoss">This version's log loss minus the champion's; below 0 is better.</param>
/// <param name="SameData">Both learned from the same data.</param>
public sealed record ChampionDifference(
    ModelVersion Champion, double Auc, double LogLoss, bool SameData, IReadOnlyList<string> FeaturesAdded, IReadOnlyList<string> FeaturesDropped);
