using System.Globalization;
using MarketingAI.Workbench.Components.Controls;
using MarketingAI.Workbench.Components.Layout;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor;
using Plotly.Blazor.ConfigLib;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>Title, picture, table view and exports of one chart. Draws anew when its numbers or the theme change.</summary>
public sealed partial class ChartFrame(ThemeState theme, BrowserTools browser) : IDisposable
{
    private const int ImageWidth = 960;

    private readonly Config _config = new() { Responsive = true, DisplayModeBar = DisplayModeBarEnum.False, DisplayLogo = false };
    private string _id = string.Empty;
    private PlotlyChart? _plot;
    private ChartDrawing? _drawing;
    private ChartTable? _drawn;
    private bool _asTable;
    private bool _isStale;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required string Summary { get; set; }

    [Parameter]
    public int Height { get; set; } = 300;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter, EditorRequired]
    public required Func<ChartPalette, ChartDrawing> Draw { get; set; }

    [Parameter, EditorRequired]
    public required ChartTable Table { get; set; }

    public void Dispose() => theme.Changed -= ThemeChanged;

    protected override void OnInitialized()
    {
        _id = $"chart-{GetHashCode().ToString("x", CultureInfo.InvariantCulture)}";
        theme.Changed += ThemeChanged;
    }

    protected override void OnParametersSet()
    {
        if (!Table.SaysTheSameAs(_drawn))
        {
            Prepare();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isStale && _plot is not null && !firstRender)
        {
            _isStale = false;
            await _plot.React();
        }
    }

    private void ThemeChanged(object? sender, EventArgs change) => _ = InvokeAsync(() =>
    {
        Prepare();
        StateHasChanged();
    });

    private void Prepare()
    {
        _drawing = Draw(ChartPalette.For(theme.IsDark));
        (_drawn, _isStale) = (Table, true);
    }

    private Task CsvAsync() => browser.DownloadCsvAsync($"{FileName}.csv", CsvText.Of(Table.Titles, Table.Rows));

    /// <summary>The picture that leaves carries its title and a ground of its own.</summary>
    private Task ImageAsync(string format) =>
        browser.SaveChartAsync(_id, new ChartImage(format, FileName, Title, ChartPalette.For(theme.IsDark).Surface, ImageWidth, Height + 80)).AsTask();

    private string FileName => string.Concat(Title.ToLower(CultureInfo.InvariantCulture).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
}
