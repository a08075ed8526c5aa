using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>The queries behind a figure or chart, to be copied.</summary>
public sealed partial class SqlFold(BrowserTools browser)
{
    private ShownSql? _copied;

    [Parameter, EditorRequired]
    public required IReadOnlyList<ShownSql> Sql { get; set; }

    private async Task CopyAsync(ShownSql shown) => _copied = await browser.CopyAsync(shown.Sql) ? shown : null;
}
