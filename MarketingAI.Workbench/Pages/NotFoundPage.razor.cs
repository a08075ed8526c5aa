namespace MarketingAI.Workbench.Pages;

/// <summary>Answers addresses that name nothing.</summary>
public sealed partial class NotFoundPage;
