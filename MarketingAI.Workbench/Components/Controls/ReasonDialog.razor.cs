using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>Asks for the reason of an act. Open it by <see cref="ReasonDialogOpener.AskReasonAsync"/>.</summary>
public sealed partial class ReasonDialog
{
    private string _reason = string.Empty;
    private bool _asked;

    [CascadingParameter]
    public IMudDialogInstance? Dialog { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Text { get; set; }

    /// <summary>What the button says.</summary>
    [Parameter]
    public string Verb { get; set; } = "Confirm";

    [Parameter]
    public bool IsDangerous { get; set; }

    private bool IsGiven => _reason.Trim().Length >= 5;

    private void Confirm()
    {
        _asked = true;
        if (IsGiven)
        {
            Dialog?.Close(DialogResult.Ok(_reason.Trim()));
        }
    }

    private void Cancel() => Dialog?.Cancel();
}

/// <summary>Opens the dialog for reasons.</summary>
public static class ReasonDialogOpener
{
    /// <returns>The reason, or null where the person left it.</returns>
    public static async Task<string?> AskReasonAsync(
        this IDialogService dialogs, string title, string text, string verb, bool isDangerous = false)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        DialogParameters<ReasonDialog> parameters = new()
        {
            { dialog => dialog.Title, title },
            { dialog => dialog.Text, text },
            { dialog => dialog.Verb, verb },
            { dialog => dialog.IsDangerous, isDangerous },
        };
        DialogOptions options = new() { MaxWidth = MaxWidth.Small, FullWidth = true };
        IDialogReference dialog = await dialogs.ShowAsync<ReasonDialog>(title, parameters, options);
        return await dialog.Result is { Canceled: false, Data: string reason } ? reason : null;
    }
}
