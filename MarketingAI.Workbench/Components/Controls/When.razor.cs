using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>A point in time with its zone. The browser turns it into the reader's own zone.</summary>
public sealed partial class When
{
    [Parameter, EditorRequired]
    public DateTimeOffset? At { get; set; }

    /// <summary>What stands where there is no time.</summary>
    [Parameter]
    public string Never { get; set; } = "never";

    private static string Short(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Full(DateTimeOffset time) => time.UtcDateTime.ToString("dddd d MMMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
