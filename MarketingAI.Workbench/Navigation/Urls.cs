namespace MarketingAI.Workbench.Navigation;

/// <summary>Every address of the product. A module adds its own in <c>Urls.Module.cs</c>; pages take their route from here.</summary>
public static partial class Urls
{
    public const string Home = "/";
    public const string NotFound = "/not-found";
    public const string Fault = "/fault";

    public const string SignIn = "/account/sign-in";
    public const string SignInByEntra = "/account/entra";
    public const string SignOut = "/account/sign-out";
    public const string SwitchUnit = "/account/unit";
    public const string OwnPassword = "/account/password";
    public const string Denied = "/account/denied";

    public const string ApiReference = "/api";

    /// <summary>The sign-in page, coming back to where the person was.</summary>
    public static string SignInFor(string returnUrl) => $"{SignIn}?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
