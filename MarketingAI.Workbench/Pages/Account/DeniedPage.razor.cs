namespace MarketingAI.Workbench.Pages.Account;

/// <summary>Says that the person's role does not open a page.</summary>
public sealed partial class DeniedPage;
