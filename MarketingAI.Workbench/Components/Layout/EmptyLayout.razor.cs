namespace MarketingAI.Workbench.Components.Layout;

/// <summary>The frame of account pages, which are static: no menu, no circuit.</summary>
public sealed partial class EmptyLayout;
