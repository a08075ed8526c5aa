using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components.Controls;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Settings;

/// <summary>Adds people and sets their roles; each change asks for a reason and goes to the ledger.</summary>
public sealed partial class PeoplePage(IPeople people, IBusinessUnits businessUnits, IDialogService dialogs)
{
    private readonly HashSet<string> _roles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _chosenUnits = new(StringComparer.Ordinal);
    private IReadOnlyList<Person>? _people;
    private IReadOnlyList<BusinessUnit> _units = [];
    private Person? _chosen;
    private Refusal? _refusal;
    private string _displayName = string.Empty;
    private string _userName = string.Empty;
    private string _email = string.Empty;
    private string _password = string.Empty;

    protected override async Task OnInitializedAsync()
    {
        _units = await businessUnits.ListAsync(CancellationToken.None);
        _people = await people.ListAsync(CancellationToken.None);
    }

    private static void Toggle(HashSet<string> set, string value, ChangeEventArgs change)
    {
        if (change.Value is true)
        {
            set.Add(value);
        }
        else
        {
            set.Remove(value);
        }
    }

    private void Choose(Person person)
    {
        Clear();
        _chosen = person;
        _roles.UnionWith(person.Roles);
        _chosenUnits.UnionWith(person.Units);
    }

    private void Clear()
    {
        (_chosen, _refusal) = (null, null);
        (_displayName, _userName, _email, _password) = (string.Empty, string.Empty, string.Empty, string.Empty);
        _roles.Clear();
        _chosenUnits.Clear();
    }

    private async Task SaveAsync()
    {
        if (_chosen is null)
        {
            NewPerson added = new(_userName.Trim(), _email.Trim(), _displayName.Trim(), _password, [.. _roles], [.. _chosenUnits]);
            await ShowAsync(await people.AddAsync(added, CancellationToken.None));
            return;
        }

        string? reason = await dialogs.AskReasonAsync(
            $"Change the roles of {_chosen.DisplayName}", "The change works within a minute and is written to the ledger.", "Change");
        if (reason is not null)
        {
            await ShowAsync(await people.ChangeAsync(_chosen.Id, [.. _roles], [.. _chosenUnits], reason, CancellationToken.None));
        }
    }

    private async Task UnlockAsync(Person person) => await ShowAsync(await people.UnlockAsync(person.Id, CancellationToken.None));

    private async Task ShowAsync(Outcome<Person> outcome)
    {
        if (outcome.IsRefused)
        {
            _refusal = outcome.Refusal;
            return;
        }

        Clear();
        _people = await people.ListAsync(CancellationToken.None);
    }
}
