namespace MarketingAI.Workbench.Navigation;

/// <summary>Puts a page into the left menu. Route and policy are read from the page's own attributes.</summary>
/// <param name="group">Under which group.</param>
/// <param name="title">Sentence case, one to three words.</param>
/// <param name="order">Place within the group; small first.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MenuEntryAttribute(MenuGroup group, string title, int order) : Attribute
{
    public MenuGroup Group { get; } = group;

    public string Title { get; } = title;

    public int Order { get; } = order;

    /// <summary>Other words a person may search for, separated by spaces.</summary>
    public string Keywords { get; init; } = string.Empty;
}
