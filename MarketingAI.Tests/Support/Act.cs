using Bunit;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Tests.Support;

/// <summary>
/// Finds and uses an element in one go on the component's own thread, so that no rendering comes between the two.
/// </summary>
internal static class Act
{
    public static void On<T>(IRenderedComponent<T> component, Action act) where T : IComponent =>
        component.InvokeAsync(act).GetAwaiter().GetResult();
}
