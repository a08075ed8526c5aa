using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>
/// The one table: pages, sorts and filters where the rows are (<see cref="Load"/>) or in memory (<see cref="Items"/>), and exports
/// the whole result, in the columns that are shown, as CSV. Columns are <see cref="DataColumn{T}"/> children.
/// </summary>
public sealed partial class DataTable<T>(BrowserTools browser) : IDisposable
{
    private readonly List<DataColumn<T>> _columns = [];
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private CancellationTokenSource _reading = new();
    private IReadOnlyList<T>? _shownItems;
    private TablePage<T>? _page;
    private Exception? _fault;
    private string? _filter;
    private string? _sort;
    private bool _descending;
    private int _skip;

    /// <summary>What the rows are, in words: "Data sets".</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Reads one window of the rows. Give this or <see cref="Items"/>.</summary>
    [Parameter]
    public Func<TableQuery, CancellationToken, Task<TablePage<T>>>? Load { get; set; }

    /// <summary>All rows, where they are few; null while they are being read.</summary>
    [Parameter]
    public IReadOnlyList<T>? Items { get; set; }

    [Parameter]
    public int PageSize { get; set; } = 25;

    [Parameter]
    public bool Filterable { get; set; } = true;

    /// <summary>Address that the first column leads to.</summary>
    [Parameter]
    public Func<T, string?>? RowLink { get; set; }

    [Parameter]
    public Func<T, string?>? RowClass { get; set; }

    /// <summary>What stands where there is no row at all.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private IEnumerable<DataColumn<T>> ShownColumns => _columns.Where(column => !_hidden.Contains(column.Title));

    private string CountWords => _page is null ? string.Empty : _page.Total == 1 ? "1 row" : $"{Numbers.Count(_page.Total)} rows";

    /// <summary>Reads the rows anew.</summary>
    public async Task ReloadAsync()
    {
        await _reading.CancelAsync();
        _reading.Dispose();
        _reading = new CancellationTokenSource();
        CancellationToken token = _reading.Token;
        try
        {
            TablePage<T> page = await ReadAsync(new TableQuery(_skip, PageSize, _sort, _descending, _filter), token);
            if (!token.IsCancellationRequested)
            {
                (_page, _fault) = (page, null);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _fault = fault;
        }

        StateHasChanged();
    }

    public void Dispose()
    {
        _reading.Cancel();
        _reading.Dispose();
    }

    internal void Add(DataColumn<T> column) => _columns.Add(column);

    protected override async Task OnParametersSetAsync()
    {
        if (Load is null && !ReferenceEquals(Items, _shownItems))
        {
            _shownItems = Items;
            await ReloadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await RecallColumnsAsync();
            await ReloadAsync();
        }
    }

    private Task<TablePage<T>> ReadAsync(TableQuery query, CancellationToken token)
    {
        if (Load is not null)
        {
            return Load(query, token);
        }

        return Task.FromResult(Items is null ? _page! : ItemWindow.Of(Items, _columns, query));
    }

    private Task FilterAsync(ChangeEventArgs change)
    {
        (_filter, _skip) = (change.Value as string, 0);
        return ReloadAsync();
    }

    private Task SortAsync(DataColumn<T> column)
    {
        _descending = _sort == column.Key && !_descending;
        (_sort, _skip) = (column.Key, 0);
        return ReloadAsync();
    }

    private Task GoAsync(int skip)
    {
        _skip = Math.Max(0, skip);
        return ReloadAsync();
    }

    /// <summary>Which columns a person hid is a habit of that browser, not a filter, so it is not in the address.</summary>
    private async Task RecallColumnsAsync()
    {
        string? kept = await browser.RecallAsync($"columns:{Label}");
        IEnumerable<string> known = _columns.Skip(1).Select(column => column.Title);
        _hidden.UnionWith(known.Intersect((kept ?? string.Empty).Split('\n'), StringComparer.Ordinal));
    }

    private async Task ShowOrHideAsync(DataColumn<T> column)
    {
        if (!_hidden.Remove(column.Title))
        {
            _hidden.Add(column.Title);
        }

        await browser.KeepAsync($"columns:{Label}", string.Join('\n', _hidden));
    }

    private async Task ExportAsync()
    {
        const int window = 2_000;
        List<T> rows = [];
        for (TablePage<T>? page = null; page is null || (page.Rows.Count > 0 && rows.Count < page.Total);)
        {
            page = await ReadAsync(new TableQuery(rows.Count, window, _sort, _descending, _filter), CancellationToken.None);
            rows.AddRange(page.Rows);
        }

        string csv = CsvText.Of(ShownColumns.Select(column => column.Title), rows.Select(row => ShownColumns.Select(column => column.Text(row))));
        await browser.DownloadCsvAsync($"{Label.ToLower(CultureInfo.InvariantCulture).Replace(' ', '-')}.csv", csv);
    }

    private bool CanSort(DataColumn<T> column) => column.Sortable && (Load is null || column.SortKey is not null);

    private string? AriaSort(DataColumn<T> column) =>
        _sort != column.Key ? null : _descending ? "descending" : "ascending";

    private string Mark(DataColumn<T> column) => _sort != column.Key ? " ↕" : _descending ? " ↓" : " ↑";

    private static string Shown(DataColumn<T> column, T row) => column.Value(row) switch
    {
        int count => Numbers.Count(count),
        long count => Numbers.Count(count),
        double number => Numbers.Short(number),
        _ => column.Text(row),
    };

    private static string ClassOf(DataColumn<T> column) => $"{(column.Numeric ? "num " : "")}{(column.WideOnly ? "wide-only" : "")}".Trim();
}
