using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Controls;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Settings;

/// <summary>Makes, lists and revokes keys of machines.</summary>
public sealed partial class ApiKeysPage(IApiKeys apiKeys, IDialogService dialogs, BrowserTools browser)
{
    private readonly HashSet<string> _scopes = new(StringComparer.Ordinal);
    private IReadOnlyList<ApiKey>? _keys;
    private NewApiKey? _made;
    private Refusal? _refusal;
    private string _name = string.Empty;
    private bool _copied;

    protected override async Task OnInitializedAsync() => _keys = await apiKeys.ListAsync(CancellationToken.None);

    private void Choose(string scope, ChangeEventArgs change)
    {
        if (change.Value is true)
        {
            _scopes.Add(scope);
        }
        else
        {
            _scopes.Remove(scope);
        }
    }

    private async Task CreateAsync()
    {
        Outcome<NewApiKey> outcome = await apiKeys.CreateAsync(_name, [.. ApiScopes.All.Where(_scopes.Contains)], CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            (_made, _copied, _name) = (outcome.Value, false, string.Empty);
            _scopes.Clear();
            _keys = await apiKeys.ListAsync(CancellationToken.None);
        }
    }

    private async Task CopyAsync() => _copied = await browser.CopyAsync(_made!.Secret);

    private async Task RevokeAsync(ApiKey key)
    {
        string? reason = await dialogs.AskReasonAsync(
            $"Revoke the key \"{key.Name}\"", "Machines that use it get no more answers from this moment on.", "Revoke", isDangerous: true);
        if (reason is not null)
        {
            _refusal = (await apiKeys.RevokeAsync(key.Id, reason, CancellationToken.None)).Refusal;
            _keys = await apiKeys.ListAsync(CancellationToken.None);
        }
    }
}
