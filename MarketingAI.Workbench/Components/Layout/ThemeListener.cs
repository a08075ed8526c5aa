using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>Tells the circuit which theme the browser shows, now and at every change.</summary>
public sealed class ThemeListener(ThemeState theme, IJSRuntime browser) : ComponentBase, IDisposable
{
    private DotNetObjectReference<ThemeListener>? _self;

    [JSInvokable]
    public void Show(bool isDark) => theme.Set(isDark);

    public void Dispose() => _self?.Dispose();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await browser.InvokeVoidAsync("workbench.listenToTheme", _self);
        }
    }
}
