using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace MarketingAI.Workbench.Components;

/// <summary>The document around every page. Account pages stay static, because signing in writes a cookie.</summary>
public sealed partial class App
{
    [CascadingParameter]
    public HttpContext? Context { get; set; }

    private IComponentRenderMode? Mode => Context?.AcceptsInteractiveRouting() ?? true ? RenderMode.InteractiveServer : null;
}
