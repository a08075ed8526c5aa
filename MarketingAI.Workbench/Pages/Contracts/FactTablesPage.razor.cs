using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>Versions of a fact table, and the form for its next one.</summary>
public sealed partial class FactTablesPage(IFactSchemas schemas, NavigationManager navigation, IDialogService dialogs)
{
    private IReadOnlyList<FactSchema>? _versions;
    private FactSchema? _shown;
    private FactReader? _reader;
    private CompatibilityMode _mode;
    private Refusal? _refusal;
    private SchemaCheck? _check;
    private List<FactField> _next = [];
    private FieldForm _form = new();
    private string _table = string.Empty;
    private string _reason = string.Empty;

    [SupplyParameterFromQuery]
    public string? Table { get; set; }

    private string Result
    {
        get
        {
            int added = _versions![0].Fields.Count - _versions[^1].Fields.Count;
            string grown = _versions.Count == 1 ? "as the product ships it" : $"with {Numbers.Count(Math.Abs(added))} {(added < 0 ? "fewer" : "more")} fields than it was shipped with";
            return $"{_table} is at version {_versions[0].Version}, {grown}; the next version must be compatible: {SchemaWords.Of(_mode)}.";
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        _table = schemas.Tables.FirstOrDefault(table => string.Equals(table.Name, Table, StringComparison.Ordinal))?.Name ?? schemas.Tables[0].Name;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _versions = await schemas.VersionsAsync(_table, CancellationToken.None);
        _mode = await schemas.ModeAsync(_table, CancellationToken.None);
        StartOver();
        await ShowAsync(_versions[0]);
    }

    private void StartOver() => (_next, _check, _form, _reason) = ([.. _versions![0].Fields], null, new FieldForm(), string.Empty);

    private Task Show(string version) =>
        ShowAsync(_versions!.First(schema => schema.Version == int.Parse(version, CultureInfo.InvariantCulture)));

    private async Task ShowAsync(FactSchema schema)
    {
        Outcome<FactReader> reader = await schemas.ReaderAsync(_table, schema.Version, CancellationToken.None);
        (_shown, _reader) = (schema, reader.IsRefused ? null : reader.Value);
    }

    private async Task ChangeModeAsync(string mode)
    {
        if (await dialogs.AskReasonAsync("Change the rule", "What was accepted stays; the next version has to keep the new rule.", "Change the rule") is { } reason)
        {
            _refusal = (await schemas.SetModeAsync(_table, Enum.Parse<CompatibilityMode>(mode), reason, CancellationToken.None)).Refusal;
            await LoadAsync();
        }
    }

    private async Task Add()
    {
        if (_form.PersonalData.Length == 0)
        {
            _refusal = new ClassMissing(_form.Name);
            return;
        }

        _next.Add(_form.Field);
        _reason = _reason.Length > 0 ? _reason : _form.Channel.Trim() is { Length: > 0 } channel ? $"New channel: {channel}" : string.Empty;
        if (!await CheckAsync())
        {
            _next.RemoveAt(_next.Count - 1);
            return;
        }

        _form = new FieldForm { Channel = _form.Channel };
    }

    private async Task Remove(string name)
    {
        _next.RemoveAll(field => string.Equals(field.Name, name, StringComparison.Ordinal));
        await CheckAsync();
    }

    private async Task<bool> CheckAsync()
    {
        Outcome<SchemaCheck> check = await schemas.CheckAsync(new FactProposal(_table, _next, _reason.Length > 0 ? _reason : "not said yet"), CancellationToken.None);
        _refusal = check.Refusal;
        if (!check.IsRefused)
        {
            _check = check.Value;
        }

        return !check.IsRefused;
    }

    private async Task AcceptAsync()
    {
        Outcome<FactSchema> accepted = await schemas.AcceptAsync(new FactProposal(_table, _next, _reason), CancellationToken.None);
        _refusal = accepted.Refusal;
        if (!accepted.IsRefused)
        {
            await LoadAsync();
        }
    }

    private bool IsCore(FactField field) =>
        schemas.Tables.First(table => string.Equals(table.Name, _table, StringComparison.Ordinal)).Core.Contains(field.Name, StringComparer.Ordinal);

    private sealed record ClassMissing(string Field) : Refusal($"Say for '{Field}' whether it is about a person; every field must.");

    private sealed class FieldForm
    {
        public string Channel { get; set; } = string.Empty;

        public string Name { get; set; } = string.Empty;

        public FactType Type { get; set; }

        public string Meaning { get; set; } = string.Empty;

        public string PersonalData { get; set; } = string.Empty;

        public string Default { get; set; } = string.Empty;

        public bool IsOptional { get; set; } = true;

        public FactField Field => new(Name.Trim(), Type, Meaning.Trim())
        {
            IsOptional = IsOptional,
            Default = Default.Length > 0 ? Default : null,
            Channel = Channel.Trim() is { Length: > 0 } channel ? channel : null,
            PersonalData = Enum.Parse<PersonalDataClass>(PersonalData),
        };
    }
}
