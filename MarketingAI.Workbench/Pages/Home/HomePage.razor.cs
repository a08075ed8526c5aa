namespace MarketingAI.Workbench.Pages.Home;

/// <summary>The first page of the day.</summary>
public sealed partial class HomePage;
