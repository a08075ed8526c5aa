using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.Views;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>A definition as a form: every answer can be changed by itself.</summary>
public sealed class ViewForm
{
    public const string Events = "events";
    public const string Data = "data-set";
    public const string Written = "written";
    public const string ByColumn = "column";
    public const string ByDelay = "delay";
    public const string ByImport = "import";

    public string Name { get; set; } = string.Empty;

    public string Description { get; set; } = string.Empty;

    public string Owner { get; set; } = string.Empty;

    public EntityKind Entity { get; set; } = EntityKind.UserId;

    public string RecordName { get; set; } = string.Empty;

    public string Source { get; set; } = Events;

    public Guid? DataSetId { get; set; }

    public string EntityColumn { get; set; } = string.Empty;

    public EntityKind Holds { get; set; } = EntityKind.UserId;

    public string TimeColumn { get; set; } = string.Empty;

    public string Known { get; set; } = ByColumn;

    public string KnownColumn { get; set; } = "received_at";

    public double DelayHours { get; set; } = 24;

    public string RowKey { get; set; } = string.Empty;

    public string Withdrawn { get; set; } = string.Empty;

    public string Filter { get; set; } = string.Empty;

    public double EmbargoHours { get; set; }

    public bool IncludesCutoff { get; set; }

    public double? MaxAgeHours { get; set; }

    public bool Nightly { get; set; } = true;

    public IList<FeatureForm> Features { get; } = [];

    public static ViewForm Of(FeatureViewDefinition definition)
    {
        ViewForm form = new()
        {
            Name = definition.Name,
            Description = definition.Description,
            Owner = definition.Owner,
            Entity = definition.Entity.Kind,
            RecordName = definition.Entity.RecordName ?? string.Empty,
            Filter = definition.Source.Filter ?? string.Empty,
            EmbargoHours = definition.EmbargoHours,
            IncludesCutoff = definition.IncludesCutoff,
            MaxAgeHours = definition.MaxAgeHours,
            Nightly = definition.Refresh == RefreshCadence.Nightly,
        };
        form.Read(definition.Source);
        foreach (FeatureDefinition feature in definition.Features)
        {
            form.Features.Add(FeatureForm.Of(feature));
        }

        return form;
    }

    public FeatureViewDefinition Definition => new()
    {
        Name = Name.Trim(),
        Description = Description.Trim(),
        Owner = Owner.Trim(),
        Entity = Entity == EntityKind.Record ? FeatureEntity.Record(RecordName.Trim()) : new FeatureEntity(Entity),
        Source = SourceOf() with { Filter = Text(Filter) },
        Features = [.. Features.Select(feature => feature.Definition)],
        EmbargoHours = EmbargoHours,
        IncludesCutoff = IncludesCutoff,
        MaxAgeHours = MaxAgeHours,
        Refresh = Nightly ? RefreshCadence.Nightly : RefreshCadence.ByHand,
    };

    private FeatureSource SourceOf() => Source switch
    {
        Data => new DataSetRows(DataSetId ?? Guid.Empty, EntityColumn, TimeColumn, KnownAt())
        {
            EntityColumnHolds = Entity == EntityKind.Person ? Holds : null,
            RowKey = Text(RowKey),
            WithdrawnColumn = Text(Withdrawn),
        },
        Written => new WrittenRows(),
        _ => new EventRows { KnownAt = KnownAt() },
    };

    private KnownAtRule KnownAt() => Known switch
    {
        ByDelay => new KnownAfterDelay(DelayHours),
        ByImport => new KnownAtImport(),
        _ => new KnownAtColumn(KnownColumn),
    };

    private void Read(FeatureSource source)
    {
        Source = source switch { DataSetRows => Data, WrittenRows => Written, _ => Events };
        if (source is DataSetRows rows)
        {
            (DataSetId, EntityColumn, TimeColumn, RowKey, Withdrawn) = (rows.DataSetId, rows.EntityColumn, rows.TimeColumn, rows.RowKey ?? string.Empty, rows.WithdrawnColumn ?? string.Empty);
            Holds = rows.EntityColumnHolds ?? Holds;
        }

        switch (FeatureWords.KnownAt(source))
        {
            case KnownAtColumn column:
                (Known, KnownColumn) = (ByColumn, column.Column);
                break;
            case KnownAfterDelay delay:
                (Known, DelayHours) = (ByDelay, delay.Hours);
                break;
            case KnownAtImport:
                Known = ByImport;
                break;
        }
    }

    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>One feature as a form.</summary>
public sealed class FeatureForm
{
    public const string Window = "window";
    public const string Latest = "latest";
    public const string Sql = "sql";
    public const string Derived = "derived";

    public string Name { get; set; } = string.Empty;

    public string Meaning { get; set; } = string.Empty;

    public string Kind { get; set; } = Window;

    public WindowAggregate Aggregate { get; set; }

    public string Column { get; set; } = string.Empty;

    public int? Days { get; set; } = 30;

    public string Filter { get; set; } = string.Empty;

    public string SplitColumn { get; set; } = string.Empty;

    public string SplitValues { get; set; } = string.Empty;

    public double? MaxAgeDays { get; set; }

    public string Expression { get; set; } = string.Empty;

    public PersonalDataClass PersonalData { get; set; }

    public FeatureDefinition Definition => new(Name.Trim(), Meaning.Trim(), Recipe(), PersonalData);

    public static FeatureForm Of(FeatureDefinition feature)
    {
        FeatureForm form = new() { Name = feature.Name, Meaning = feature.Meaning, PersonalData = feature.PersonalData };
        switch (feature.Recipe)
        {
            case WindowFeature window:
                (form.Kind, form.Aggregate, form.Column, form.Days, form.Filter) = (Window, window.Aggregate, window.Column ?? string.Empty, window.Days, window.Filter ?? string.Empty);
                (form.SplitColumn, form.SplitValues) = (window.Split?.Column ?? string.Empty, string.Join(", ", window.Split?.Values ?? []));
                break;
            case LatestValue latest:
                (form.Kind, form.Column, form.MaxAgeDays) = (Latest, latest.Column, latest.MaxAgeDays);
                break;
            case SqlFeature sql:
                (form.Kind, form.Expression) = (Sql, sql.Expression);
                break;
            case DerivedFeature derived:
                (form.Kind, form.Expression) = (Derived, derived.Expression);
                break;
        }

        return form;
    }

    private FeatureRecipe Recipe() => Kind switch
    {
        Latest => new LatestValue(Column, MaxAgeDays),
        Sql => new SqlFeature(Expression),
        Derived => new DerivedFeature(Expression),
        _ => new WindowFeature(Aggregate, ViewForm.Text(Column), Days)
        {
            Filter = ViewForm.Text(Filter),
            Split = ViewForm.Text(SplitColumn) is { } by
                ? new FeatureSplit(by, SplitValues.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                : null,
        },
    };

    /// <summary>A name that says what the window counts, where none was given.</summary>
    public string Proposed => string.Create(CultureInfo.InvariantCulture, $"{Aggregate.ToString().ToLowerInvariant()}_{(Column.Length > 0 ? Column : "rows")}{(Days is { } days ? $"_{days}d" : "")}");
}
