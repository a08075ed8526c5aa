using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Decisioning.Scoring;

public sealed record IllFormedAlias(string Found) : Refusal(
    $"An alias is 2 to 60 small letters, digits and hyphens and starts with a letter, such as spring-leads. Found '{Found}'.");

public sealed record ReasonMissing(string Act) : Refusal($"A reason is needed to {Act}: it is kept in the ledger.");

public sealed record NothingToRollBackTo(string Alias) : Refusal(
    $"'{Alias}' has no earlier version to go back to. Deploy another approved version instead.");

public sealed record AlreadyLive(string Alias, string ModelName, int ModelVersion) : Refusal(
    $"{ModelName} version {ModelVersion} already answers under '{Alias}'.");

public sealed record UnknownAlias(string Alias) : Refusal(
    $"No model is deployed under '{Alias}' in this business unit. The deployments page lists the aliases.");

public sealed record ModelsLoading() : Refusal("The deployed models are being loaded after a start. Ask again in a second.");

public sealed record ModelNotLoadable(string Alias, string Cause) : Refusal($"The model deployed under '{Alias}' could not be loaded: {Cause}");

public sealed record TooManyRows(int Most) : Refusal($"One call scores at most {Most} rows. Split the rows over several calls.");

public sealed record IllFormedBody(string Cause) : Refusal(Cause);

/// <param name="Faults">The first faults found, in the order of the rows.</param>
/// <param name="Count">How many there are; more than listed where there are very many.</param>
public sealed record FaultyRows(IReadOnlyList<FieldFault> Faults, int Count) : Refusal(
    Count == 1 ? "One field is faulty; no row was scored." : $"{Count} fields are faulty; no row was scored.");

/// <summary>What is wrong with one field of one row.</summary>
/// <param name="Row">Index of the row in the call, from 0.</param>
/// <param name="Rule">Which rule it breaks.</param>
/// <param name="Message">The rule and the value found, in words.</param>
public sealed record FieldFault(int Row, string Field, FieldRule Rule, string Message);

/// <summary>The rules that a field of a row can break.</summary>
public enum FieldRule
{
    Unknown,
    Missing,
    IllTyped,
    GivenTwice,

    /// <summary>A value was sent for a field that is looked up by the row's key.</summary>
    LookedUp,
}

/// <summary>A model learnt from a version of a view that is no longer there.</summary>
public sealed record ViewOfModelMissing(string View) : Refusal(
    $"The model looks up {View}, which this business unit does not have. Train it on a view that exists, or send all values yourself.");

/// <summary>A model with looked-up fields cannot have a field of the name that carries the key.</summary>
public sealed record FieldNamedEntity() : Refusal(
    "The model has a field called 'entity' beside fields that are looked up; rows carry the key to look up under that name. Call the column otherwise and train again.");
