using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace MarketingAI.Workbench.Pages.Account;

/// <summary>Signs a person in by password; a static form, so that it works without a script.</summary>
public sealed partial class SignInPage(SignInManager<Security.Account> signIn, NavigationManager navigation, IHostEnvironment environment, Security.SignInWays ways)
{
    private string? _message;

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromForm]
    public SignInForm? Form { get; set; }

    private string EntraUrl => $"{Urls.SignInByEntra}?returnUrl={Uri.EscapeDataString(LocalUrl.Or(ReturnUrl, Urls.Home))}";

    private async Task SignInAsync()
    {
        if (ways.Entra || Form is not { Who.Length: > 0, Password.Length: > 0 })
        {
            _message = "Fill in both fields.";
            return;
        }

        SignInResult result = await CheckAsync(Form);
        if (result.Succeeded)
        {
            navigation.NavigateTo(LocalUrl.Or(ReturnUrl, Urls.Home));
            return;
        }

        _message = result.IsLockedOut
            ? "This account is locked after several failed tries. Try again later, or ask an administrator."
            : "The name or the password is not right.";
    }

    private async Task<SignInResult> CheckAsync(SignInForm form)
    {
        string who = form.Who!.Trim();
        Security.Account? account = await signIn.UserManager.FindByNameAsync(who) ?? await signIn.UserManager.FindByEmailAsync(who);
        if (account is null)
        {
            // The same work as for a known name, so that the time taken tells nothing.
            signIn.UserManager.PasswordHasher.HashPassword(new Security.Account(), form.Password!);
            return SignInResult.Failed;
        }

        return await signIn.PasswordSignInAsync(account, form.Password!, form.Stay, lockoutOnFailure: true);
    }
}

/// <summary>What the form sends.</summary>
public sealed class SignInForm
{
    public string? Who { get; set; }

    public string? Password { get; set; }

    public bool Stay { get; set; }
}
