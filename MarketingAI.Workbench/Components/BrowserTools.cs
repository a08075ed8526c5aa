using System.Text;
using Microsoft.JSInterop;

namespace MarketingAI.Workbench.Components;

/// <summary>The few things only the browser can do.</summary>
public sealed class BrowserTools(IJSRuntime browser)
{
    /// <returns>False where the browser does not allow it.</returns>
    public ValueTask<bool> CopyAsync(string text) => browser.InvokeAsync<bool>("workbench.copy", text);

    public async Task DownloadAsync(string fileName, string mediaType, byte[] content)
    {
        using MemoryStream stream = new(content);
        using DotNetStreamReference reference = new(stream);
        await browser.InvokeVoidAsync("workbench.download", fileName, mediaType, reference);
    }

    /// <summary>CSV with the mark that makes spreadsheets read it as UTF-8.</summary>
    public Task DownloadCsvAsync(string fileName, string csv) =>
        DownloadAsync(fileName, "text/csv", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv)]);

    /// <summary>What this browser kept under a name, or null.</summary>
    public ValueTask<string?> RecallAsync(string name) => browser.InvokeAsync<string?>("workbench.recall", name);

    /// <summary>Keeps a small text in this browser.</summary>
    public ValueTask KeepAsync(string name, string text) => browser.InvokeVoidAsync("workbench.keep", name, text);

    /// <summary>Saves a drawn chart as a picture.</summary>
    public ValueTask SaveChartAsync(string chartId, ChartImage image) => browser.InvokeVoidAsync("workbench.saveChart", chartId, image);
}

/// <param name="Format">png or svg.</param>
/// <param name="Ground">Colour behind the chart.</param>
public sealed record ChartImage(string Format, string FileName, string Title, string Ground, int Width, int Height);
