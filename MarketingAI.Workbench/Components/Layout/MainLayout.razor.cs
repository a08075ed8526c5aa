using Microsoft.AspNetCore.Components.Web;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>The frame of every page: menu, top bar, content.</summary>
public sealed partial class MainLayout
{
    private ErrorBoundary? _boundary;

    protected override void OnParametersSet() => _boundary?.Recover();

    private void Recover() => _boundary?.Recover();
}
