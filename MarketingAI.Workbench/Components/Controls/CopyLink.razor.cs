using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>Copies the address of an object, or of the present page.</summary>
public sealed partial class CopyLink(NavigationManager navigation, BrowserTools browser)
{
    private bool _copied;

    /// <summary>A path of the product; the present address where none is given.</summary>
    [Parameter]
    public string? Url { get; set; }

    private async Task CopyAsync() =>
        _copied = await browser.CopyAsync(Url is null ? navigation.Uri : navigation.ToAbsoluteUri(Url).ToString());
}
