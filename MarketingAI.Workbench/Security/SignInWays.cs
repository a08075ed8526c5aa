namespace MarketingAI.Workbench.Security;

/// <param name="Entra">People come from Microsoft Entra; passwords are then not asked for.</param>
public sealed record SignInWays(bool Entra);
