using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>A link of the menu; it is lit on its page and those below it, but not where another entry of the menu is nearer.</summary>
public sealed class MenuLink : NavLink
{
    /// <summary>Addresses of the other entries.</summary>
    [Parameter]
    public IEnumerable<string> Others { get; set; } = [];

    protected override bool ShouldMatch(string uriAbsolute)
    {
        ArgumentNullException.ThrowIfNull(uriAbsolute);
        string path = new Uri(uriAbsolute).AbsolutePath;
        string own = AdditionalAttributes?.GetValueOrDefault("href") as string ?? string.Empty;
        return base.ShouldMatch(uriAbsolute) && !Others.Any(other =>
            other.Length > own.Length && (path == other || path.StartsWith(other + "/", StringComparison.Ordinal)));
    }
}
