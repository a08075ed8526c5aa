using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.FeatureStore.TrainingSets;

/// <summary>Turns a data set under contract into what a model may learn from.</summary>
public interface ITrainingSets
{
    /// <summary>Reads the data set, refuses columns that the contract rules out as features, and recognises the target's two classes.</summary>
    Task<Outcome<TrainingSet>> AssembleAsync(TrainingSetRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// The same from a plain file without a contract, in a warehouse that is thrown away: for the command line. A column that nobody
    /// answered for counts as known before the decision; columns that seem to be about protected traits stay in and are named.
    /// </summary>
    Task<Outcome<TrainingSet>> AssembleFileAsync(FileTrainingRequest request, CancellationToken cancellationToken);
}

/// <param name="TimeColumn">Orders the rows in time for an honest split; null where there is none.</param>
/// <param name="Exclude">Columns the person leaves out.</param>
public sealed record TrainingSetRequest(Guid DataSetId, string Target, string? TimeColumn, IReadOnlyList<string> Exclude)
{
    /// <summary>Features of views that are added to the data set's own columns, each as it was known at the row's decision.</summary>
    public IReadOnlyList<ViewUse> Views { get; init; } = [];

    /// <summary>Which columns of the data set hold keys, and of what; a view needs one of its entity. A person is also found by a log-in or a cookie.</summary>
    public IReadOnlyList<LabelKey> Keys { get; init; } = [];

    /// <summary>When the row's decision was made; null for <see cref="TimeColumn"/>. Needed where views are used.</summary>
    public string? DecisionColumn { get; init; }

    /// <summary>
    /// True: values are as of the last nightly refresh before the decision, and too old ones are missing, as a look-up would have found them.
    /// False: as of the decision itself.
    /// </summary>
    public bool AsServed { get; init; }
}

/// <summary>What a training set takes of a view.</summary>
/// <param name="Features">Names of the view's columns; null for all.</param>
public sealed record ViewUse(FeatureViewRef View, IReadOnlyList<string>? Features = null);

/// <summary>A column of the label data set that holds keys.</summary>
public sealed record LabelKey(string Column, FeatureEntity Entity);

/// <summary>Where a feature comes from: a column of a pinned view.</summary>
/// <param name="Column">As the training set and the model call it: <c>view.feature</c>.</param>
public sealed record FeatureUse(string View, int Version, string Feature, string Column);

/// <param name="KnownAt">When columns become known, by name; none for columns nothing is said about.</param>
public sealed record FileTrainingRequest(
    FileSource File,
    string Target,
    string? TimeColumn,
    IReadOnlyList<string> Exclude,
    IReadOnlyDictionary<string, KnownAt> KnownAt);

/// <summary>Data to learn from.</summary>
/// <param name="Table">Features and, where there is one, the time column; the target is apart.</param>
/// <param name="Labels">True for the positive class, row by row.</param>
/// <param name="PositiveLevel">The target's value that counts as positive, such as <c>yes</c> or <c>1</c>.</param>
/// <param name="TimeColumn">Orders the rows; it is no feature. Other columns of times are features.</param>
/// <param name="Features">Names of columns a model may use, in order.</param>
/// <param name="Refused">Columns kept away from the model, each with its reason.</param>
/// <param name="Fingerprint">SHA-256 of the data set's content; where views are used, of their definitions and values too.</param>
public sealed record TrainingSet(
    Guid DataSetId,
    Guid? ContractId,
    ColumnTable Table,
    string Target,
    bool[] Labels,
    string PositiveLevel,
    string? TimeColumn,
    IReadOnlyList<string> Features,
    IReadOnlyList<RefusedColumn> Refused,
    string Fingerprint)
{
    /// <summary>What a person should know about how the set was made, one sentence each: rows left out, how the positive class was chosen.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The features that come from views; all others are columns of the data set.</summary>
    public IReadOnlyList<FeatureUse> FeatureUses { get; init; } = [];

    /// <summary>The SQL that gave the features of views; null where there are none.</summary>
    public string? Sql { get; init; }
}

/// <param name="Reason">A full sentence.</param>
public sealed record RefusedColumn(string Column, string Reason);
