using Plotly.Blazor;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>What goes to the script: traces and layout in the colours of one theme.</summary>
public sealed record ChartDrawing(IList<ITrace> Traces, PlotLayout Layout);

/// <summary>The same numbers as a table, for reading and for CSV.</summary>
/// <param name="Notes">Reference lines in words.</param>
public sealed record ChartTable(IReadOnlyList<string> Titles, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Notes)
{
    /// <summary>Whether both hold the same text, so that nothing has to be drawn anew.</summary>
    public bool SaysTheSameAs(ChartTable? other) =>
        other is not null
        && Titles.SequenceEqual(other.Titles, StringComparer.Ordinal)
        && Notes.SequenceEqual(other.Notes, StringComparer.Ordinal)
        && Rows.Count == other.Rows.Count
        && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second, StringComparer.Ordinal));
}
