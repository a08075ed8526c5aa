using MarketingAI.Engine.Audit;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace MarketingAI.Workbench.Pages.Account;

/// <summary>Lets a person change the own password; a static form, so that it works without a script.</summary>
public sealed partial class PasswordPage(SignInManager<Security.Account> signIn, AuthenticationStateProvider states, ILedger ledger, SignInWays ways)
{
    private string? _message;
    private bool _isChanged;

    [SupplyParameterFromForm]
    public PasswordForm? Form { get; set; }

    private int LeastLength => signIn.UserManager.Options.Password.RequiredLength;

    private async Task ChangeAsync()
    {
        _message = null;
        if (ways.Entra || Form is not { Present.Length: > 0, New.Length: > 0 })
        {
            _message = "Fill in all fields.";
            return;
        }

        if (!string.Equals(Form.New, Form.Again, StringComparison.Ordinal))
        {
            _message = "The two new passwords differ.";
            return;
        }

        Security.Account? account = await signIn.UserManager.GetUserAsync((await states.GetAuthenticationStateAsync()).User);
        _message = account is null ? "Sign in again; this account is not known any more." : await ChangeAsync(account, Form.Present, Form.New);
        _isChanged = _message is null;
    }

    /// <returns>Null once it is changed, or why it is not.</returns>
    private async Task<string?> ChangeAsync(Security.Account account, string present, string @new)
    {
        SignInResult check = await signIn.CheckPasswordSignInAsync(account, present, lockoutOnFailure: true);
        if (!check.Succeeded)
        {
            return check.IsLockedOut
                ? "This account is locked after several failed tries. Try again later, or ask an administrator."
                : "The present password is not right.";
        }

        IdentityResult changed = await signIn.UserManager.ChangePasswordAsync(account, present, @new);
        if (!changed.Succeeded)
        {
            return string.Join(" ", changed.Errors.Select(error => error.Description));
        }

        await ledger.AppendAsync(new LedgerEntry("account.password-changed", "account", account.UserName!), CancellationToken.None);
        await signIn.RefreshSignInAsync(account);
        return null;
    }
}

/// <summary>What the form sends.</summary>
public sealed class PasswordForm
{
    public string? Present { get; set; }

    public string? New { get; set; }

    public string? Again { get; set; }
}
