using System.Text;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>Which fields of a live model are looked up, in which views, by which kind of key.</summary>
internal sealed class LiveInputs
{
    private readonly IReadOnlyList<ModelField> _fields;
    private readonly int[] _viewOfField;

    /// <param name="views">The views with the kind of key that each is about.</param>
    public LiveInputs(IReadOnlyList<ModelField> fields, IReadOnlyList<(OnlineView View, string Entity)> views)
    {
        _fields = fields;
        Entities = [.. views.Select(view => view.Entity).Distinct(StringComparer.Ordinal)];
        Views = [.. views.Select(view => new LiveView(view.View, Array.IndexOf(Entities, view.Entity), fields))];
        _viewOfField = [.. fields.Select(field => Array.FindIndex(Views, view => view.Gives(field)))];
        Words = Views.Sum(view => view.Fields.Length);
        RequestFields = _viewOfField.Count(view => view < 0);
    }

    /// <summary>Kinds of keys, such as <c>person</c>.</summary>
    public string[] Entities { get; }

    public LiveView[] Views { get; }

    /// <summary>Values that are looked up for a row.</summary>
    public int Words { get; }

    /// <summary>Fields that a row with a key names.</summary>
    public int RequestFields { get; }

    public bool IsLookedUp(int field) => _viewOfField[field] >= 0;

    /// <summary>The view that gives a field.</summary>
    public string ViewOf(int field) => Views[_viewOfField[field]].View.Reference.ToString();

    /// <summary>Looks up a row's values and puts them into its slots.</summary>
    /// <param name="now">UTC ticks.</param>
    public void Fill(ServedRows served, int row, Span<double> slots, long now)
    {
        for (int view = 0; view < Views.Length; view++)
        {
            Views[view].Fill(served.Key(row, Views[view].Entity), now, slots, _fields, ref served.View(row, view));
        }
    }
}

/// <summary>The fields of a model that one view gives.</summary>
internal sealed class LiveView
{
    private int[]? _columns;

    public LiveView(OnlineView view, int entity, IReadOnlyList<ModelField> fields)
    {
        (View, Entity) = (view, entity);
        Fields = [.. Enumerable.Range(0, fields.Count).Where(field => Gives(fields[field]))];
        Features = [.. Fields.Select(field => fields[field].Origin!.Feature)];
        Name = Encoding.UTF8.GetBytes(view.Reference.ToString());
    }

    public OnlineView View { get; }

    /// <summary>Which of the row's keys.</summary>
    public int Entity { get; }

    /// <summary>Positions among the model's fields.</summary>
    public int[] Fields { get; }

    public string[] Features { get; }

    /// <summary>As <c>orders@3</c>.</summary>
    public byte[] Name { get; }

    public bool Gives(ModelField field) =>
        field.Origin is { } origin && string.Equals(origin.View, View.Reference.Name, StringComparison.Ordinal) && origin.Version == View.Reference.Version;

    /// <summary>The view's columns of the fields. A version never changes its columns, so they are found once.</summary>
    public int[] ColumnsIn(OnlineContent content) => _columns ??= [.. Features.Select(content.Columns.IndexOf)];

    public void Fill(ReadOnlySpan<byte> key, long now, Span<double> slots, IReadOnlyList<ModelField> fields, ref ServedView served)
    {
        int width = View.Content?.Columns.Count ?? 0;
        if (served.Words.Length < width)
        {
            served.Words = new long[width];
        }

        served.Find = View.Find(key, now, served.Words.AsSpan(0, width), out OnlineContent? content, out RowStamp stamp);
        (served.Content, served.Stamp) = (content, stamp);
        bool isThere = content is not null && served.Find is OnlineFind.Found or OnlineFind.Unknown;
        int[] columns = content is null ? [] : ColumnsIn(content);
        for (int i = 0; i < Fields.Length; i++)
        {
            slots[Fields[i]] = isThere && columns[i] >= 0 ? Slot(content!.Columns, columns[i], served.Words[columns[i]], fields[Fields[i]]) : double.NaN;
        }
    }

    private static double Slot(OnlineColumns columns, int column, long word, ModelField field)
    {
        if (columns.IsMissing(column, word))
        {
            return double.NaN;
        }

        return field.Kind == FieldKind.Category ? field.CodeOf(columns.TextOf(column, word)) : columns.NumberOf(column, word);
    }
}

/// <summary>What was looked up for one row in one view; its memory is used again.</summary>
internal struct ServedView
{
    public long[] Words;
    public OnlineFind Find;
    public OnlineContent? Content;
    public RowStamp Stamp;
}
