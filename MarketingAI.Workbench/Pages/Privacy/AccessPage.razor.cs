using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Workbench.Components.Controls;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Privacy;

/// <summary>The mask policy of the business unit, what it hides from whom, and the reads in clear.</summary>
public sealed partial class AccessPage(IAccess access, WorkScope scope, NavigationManager navigation, IDialogService dialogs)
{
    private const int ReadsShown = 500;

    private PolicyDraft? _draft;
    private MaskPolicyVersion? _version;
    private IReadOnlyList<MaskPolicyVersion> _versions = [];
    private IReadOnlyList<MaskedColumn>? _columns;
    private IReadOnlyList<ClearRead>? _reads;
    private Refusal? _refusal;
    private bool _canEdit;
    private bool _saving;

    [SupplyParameterFromQuery]
    public string? Role { get; set; }

    [SupplyParameterFromQuery]
    public string? Purpose { get; set; }

    private string SeenBy => Roles.All.Contains(Role, StringComparer.Ordinal) ? Role! : scope.Actor.Roles.FirstOrDefault(Roles.All.Contains) ?? Roles.Marketer;

    private string For => Purposes.All.Contains(Purpose, StringComparer.Ordinal) ? Purpose! : Purposes.Analysis;

    private string Result
    {
        get
        {
            string who = AccessWords.Role(SeenBy).ToLowerInvariant();
            int all = _columns?.Count ?? 0;
            int clear = _columns?.Count(column => column.Kind == MaskKind.Clear) ?? 0;
            string force = _version!.Version == 0 ? "The product's default policy is in force" : $"Version {_version.Version} of the policy is in force";
            return all == 0 ? $"{force}; no column about persons is known yet." : $"{force}: of {all} columns about persons a {who} sees {clear} in clear.";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _canEdit = Policies.RolesOf[Policies.ManageAccess].Any(scope.Actor.Has);
        await ReadAsync();
    }

    protected override async Task OnParametersSetAsync() => _columns = await access.ColumnsAsync(SeenBy, For, CancellationToken.None);

    private async Task ReadAsync()
    {
        _version = await access.PolicyAsync(CancellationToken.None);
        _versions = await access.VersionsAsync(CancellationToken.None);
        _columns = await access.ColumnsAsync(SeenBy, For, CancellationToken.None);
        _reads = Policies.RolesOf[Policies.SeeLedger].Any(scope.Actor.Has) ? await access.ClearReadsAsync(ReadsShown, CancellationToken.None) : [];
        _draft = new PolicyDraft(_version.Policy);
    }

    private async Task SaveAsync()
    {
        if (await dialogs.AskReasonAsync("Change who sees what?", "The new version holds at once for everyone in this business unit.", "Put in force") is not { } reason)
        {
            return;
        }

        _saving = true;
        Outcome<MaskPolicyVersion> changed = await access.ChangeAsync(_draft!.Policy, reason, CancellationToken.None);
        (_saving, _refusal) = (false, changed.Refusal);
        if (!changed.IsRefused)
        {
            await ReadAsync();
        }
    }

    private void Show(string? role, string? purpose) => navigation.NavigateTo(Urls.AccessSeenBy(role ?? SeenBy, purpose ?? For));

    private string TableOf(ClearRead read) => _columns?.FirstOrDefault(column => string.Equals(column.Table.ToString(), read.Table, StringComparison.Ordinal))?.TableTitle ?? read.Table;
}
