using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.FeatureStore.Views;

/// <summary>One version of a feature view: declared once, used for training sets, materialisation and look-up at the decision.</summary>
/// <param name="Id">Of this version.</param>
/// <param name="Version">Counts from 1 under the name. Once active it never changes.</param>
/// <param name="WrittenBy">Who wrote this version as it stands.</param>
public sealed record FeatureView(
    Guid Id, string Name, int Version, FeatureViewState State, FeatureViewDefinition Definition, string WrittenBy, DateTimeOffset WrittenAt)
{
    public string? ActivatedBy { get; init; }

    public DateTimeOffset? ActivatedAt { get; init; }

    /// <summary>The columns that its features give, known once it was checked against its source.</summary>
    public IReadOnlyList<FeatureField> Fields { get; init; } = [];

    /// <summary>Columns of its source that it reads, known with <see cref="Fields"/>; null where that is not known.</summary>
    public IReadOnlyList<string>? Reads { get; init; }

    /// <summary>How its values were last written out; null where they never were.</summary>
    public FeatureFreshness? Freshness { get; init; }

    public FeatureViewRef Reference => new(Name, Version);
}

/// <summary>A pinned version, written <c>orders@3</c>.</summary>
public sealed record FeatureViewRef(string Name, int Version)
{
    public override string ToString() => FormattableString.Invariant($"{Name}@{Version}");

    /// <returns>Null where the text is no reference.</returns>
    public static FeatureViewRef? Parse(string? text)
    {
        string[] parts = text?.Split('@') ?? [];
        return parts is [{ Length: > 0 } name, { } number]
            && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int version)
            && version > 0 ? new FeatureViewRef(name, version) : null;
    }
}

/// <summary>Where a version stands in its life.</summary>
public enum FeatureViewState
{
    /// <summary>Being written; nothing may use it.</summary>
    Draft,

    /// <summary>In use and unchangeable.</summary>
    Active,

    /// <summary>No longer for new work; what was trained on it can still be recomputed.</summary>
    Retired,
}

/// <summary>What a version says.</summary>
public sealed record FeatureViewDefinition
{
    /// <summary>Small letters, digits and underscores, starting with a letter; at most 40.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What the view is about.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Who answers for it: an account or a team.</summary>
    public string Owner { get; init; } = string.Empty;

    public FeatureEntity Entity { get; init; } = FeatureEntity.Person;

    public FeatureSource Source { get; init; } = new EventRows();

    public IReadOnlyList<FeatureDefinition> Features { get; init; } = [];

    /// <summary>Hours before the decision of which nothing is looked at; at least 0.</summary>
    public double EmbargoHours { get; init; }

    /// <summary>Whether a row that happened at the very cut-off counts. By default not: it may be the outcome itself.</summary>
    public bool IncludesCutoff { get; init; }

    /// <summary>Served values that are older count as missing at a decision; null for no bound. It deletes nothing.</summary>
    public double? MaxAgeHours { get; init; }

    public RefreshCadence Refresh { get; init; } = RefreshCadence.Nightly;
}

/// <summary>When values are written out for look-up.</summary>
public enum RefreshCadence
{
    /// <summary>Only when a person asks.</summary>
    ByHand,

    /// <summary>Every night, and when a person asks.</summary>
    Nightly,
}

/// <summary>One feature of a view.</summary>
/// <param name="Name">Small letters, digits and underscores, starting with a letter; at most 40. A model's field is <c>view.feature</c>.</param>
/// <param name="Meaning">What the value says, for people.</param>
/// <param name="PersonalData">Not lower than that of the columns it is made from, unless it only counts.</param>
public sealed record FeatureDefinition(string Name, string Meaning, FeatureRecipe Recipe, PersonalDataClass PersonalData = PersonalDataClass.None);

/// <summary>One column of values; a feature gives several where it is split.</summary>
/// <param name="Feature">The feature that gives it.</param>
/// <param name="Type">Integer, Number, Boolean, Text or Timestamp.</param>
public sealed record FeatureField(string Name, string Feature, ColumnType Type, PersonalDataClass PersonalData);

/// <summary>How values were last written out.</summary>
/// <param name="AsOf">The decision time that the values are for.</param>
/// <param name="WrittenAt">When it was done.</param>
public sealed record FeatureFreshness(DateTimeOffset AsOf, DateTimeOffset WrittenAt, long Entities, double Seconds);
