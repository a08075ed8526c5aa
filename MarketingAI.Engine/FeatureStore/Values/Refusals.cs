using System.Globalization;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Values;

/// <summary>The actor may not write values out.</summary>
public sealed record WritingOutNotYours(string Actor)
    : Refusal($"{Actor} is no data scientist. Values are written out by the night's run or by a data scientist, who sees the keys that they are stored under.");

/// <summary>No values of the version were written out.</summary>
public sealed record NotWrittenOut(string View) : Refusal($"No values of {View} were written out yet. Write them out on the view's page, or wait for the night.");

/// <summary>No feature of the view may be written out.</summary>
public sealed record NothingToWriteOut(string View) : Refusal($"All features of {View} are identifying or sensitive; such values are never written out.");

/// <summary>A batch cannot be written as it stands.</summary>
public sealed record WrittenBatchUnfit(IReadOnlyList<string> Faults) : Refusal($"The values cannot be written. {string.Join(" ", Faults)}");

/// <summary>A model cannot score the entities of a view.</summary>
public sealed record ViewLacksFields(string Model, string View, IReadOnlyList<string> Missing)
    : Refusal(string.Create(CultureInfo.InvariantCulture,
        $"{Model} needs {string.Join(", ", Missing.Select(name => $"'{name}'"))}, which {View} does not write out. Only a model that learned from features of this view alone can score its entities."));
