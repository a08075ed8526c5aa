using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Workbench.Components.Controls;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Governance;

/// <summary>The audit trail of the business unit, and the check of the whole chain.</summary>
public sealed partial class LedgerPage(ILedger ledger, NavigationManager navigation, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Wide = new() { WriteIndented = true };

    private LedgerVerdict? _verdict;
    private IReadOnlyList<string> _acts = [];
    private TimeSpan _took;
    private bool _isVerifying;
    private string? _act;
    private string? _kind;
    private string? _id;

    [SupplyParameterFromQuery]
    public string? Act { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? Id { get; set; }

    private string Address => Urls.LedgerFiltered(Act, Kind, Id);

    protected override async Task OnInitializedAsync()
    {
        const int newest = 500;
        IReadOnlyList<LedgerRow> rows = await ledger.ListAsync(new LedgerQuery(Take: newest), CancellationToken.None);
        _acts = [.. rows.Select(row => row.Entry.Act).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    protected override void OnParametersSet() => (_act, _kind, _id) = (Act, Kind, Id);

    private async Task<TablePage<LedgerRow>> LoadAsync(TableQuery query, CancellationToken cancellationToken)
    {
        LedgerQuery wanted = new(query.Skip, query.Take, Given(Act), Given(Kind), Given(Id));
        IReadOnlyList<LedgerRow> rows = await ledger.ListAsync(wanted, cancellationToken);
        return new TablePage<LedgerRow>(rows, await ledger.CountAsync(wanted, cancellationToken));
    }

    private async Task VerifyAsync()
    {
        (_isVerifying, _verdict) = (true, null);
        StateHasChanged();
        long begun = clock.GetTimestamp();
        _verdict = await ledger.VerifyAsync(CancellationToken.None);
        (_took, _isVerifying) = (clock.GetElapsedTime(begun), false);
    }

    private void Apply() => navigation.NavigateTo(Urls.LedgerFiltered(_act, _kind, _id));

    private static string? Text(ChangeEventArgs change) => (change.Value as string)?.Trim();

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Short(string id) => id.Length <= 12 ? id : $"…{id[^8..]}";

    private static string Indented(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Wide);
    }
}
