using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>One column of a <see cref="DataTable{T}"/>.</summary>
public sealed class DataColumn<T> : ComponentBase
{
    [CascadingParameter]
    public DataTable<T>? Table { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The plain value: shown where there is no template, sorted by in memory, and exported.</summary>
    [Parameter, EditorRequired]
    public required Func<T, object?> Value { get; set; }

    /// <summary>How the cell looks.</summary>
    [Parameter]
    public RenderFragment<T>? ChildContent { get; set; }

    /// <summary>Key that a server-side table sorts by. A table of <c>Items</c> sorts every column unless <see cref="Sortable"/> is off.</summary>
    [Parameter]
    public string? SortKey { get; set; }

    [Parameter]
    public bool Sortable { get; set; } = true;

    /// <summary>Right-aligned, tabular figures.</summary>
    [Parameter]
    public bool Numeric { get; set; }

    /// <summary>Left out below 960 px.</summary>
    [Parameter]
    public bool WideOnly { get; set; }

    internal string Key => SortKey ?? Title;

    internal string Text(T row) => Value(row) switch
    {
        null => string.Empty,
        string text => text,
        DateTimeOffset time => time.ToString("u", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        object other => other.ToString() ?? string.Empty,
    };

    protected override void OnInitialized() => Table?.Add(this);
}
