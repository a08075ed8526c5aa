using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components.Controls;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Ingestion.Pipelines;

/// <summary>How Kafka is reached, with a test of the connection.</summary>
public sealed partial class KafkaCard(ISourceSetup setup, IDialogService dialogs, IAuthorizationService authorization, AuthenticationStateProvider present)
{
    private KafkaForm _form = new();
    private KafkaReport? _report;
    private Refusal? _refusal;
    private IReadOnlyDictionary<string, string> _stored = new Dictionary<string, string>(StringComparer.Ordinal);
    private string? _read;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required EventSource Source { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Source.Key)
        {
            return;
        }

        _read = Source.Key;
        _form = KafkaForm.Of(setup.KafkaOf(Source));
        await ReadStoredAsync();
    }

    private string Stored(string name) => _stored.GetValueOrDefault(name) ?? "none stored";

    private async Task ReadStoredAsync() => _stored = (await setup.SecretsAsync(Source.Key, CancellationToken.None))
        .ToDictionary(secret => secret.Name, secret => $"stored by {secret.StoredBy}", StringComparer.Ordinal);

    private async Task SaveAsync()
    {
        string? reason = await dialogs.AskReasonAsync($"Change the connection of {Source.Name}", "Reading goes on with the new settings within seconds, behind what is in the table.", "Save", isDangerous: false);
        if (reason is null)
        {
            return;
        }

        Outcome<EventSource> changed = await setup.ChangeKafkaAsync(Source.Key, _form.Settings(), await SecretsAsync(), reason, CancellationToken.None);
        (_refusal, _form.Password, _form.ClientKey) = (changed.Refusal, null, null);
        await ReadStoredAsync();
        await OnChanged.InvokeAsync();
    }

    private async Task TryAsync()
    {
        (_isBusy, _report) = (true, null);
        Outcome<KafkaReport> tried = await setup.TryKafkaAsync(Source.Key, _form.Settings(), await SecretsAsync(), CancellationToken.None);
        (_isBusy, _refusal) = (false, tried.Refusal);
        _report = tried.IsRefused ? null : tried.Value;
    }

    /// <summary>Secrets are an administrator's; whoever else sends some has found a way around the page.</summary>
    private async Task<KafkaSecrets> SecretsAsync() => await IsAdministratorAsync() ? _form.Secrets() : new KafkaSecrets();

    private async Task<bool> IsAdministratorAsync() =>
        (await authorization.AuthorizeAsync((await present.GetAuthenticationStateAsync()).User, Policies.ManageSettings)).Succeeded;
}
