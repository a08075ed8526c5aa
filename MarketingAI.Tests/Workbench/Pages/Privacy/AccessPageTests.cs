using Bunit;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Privacy;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Pages.Privacy;

public sealed class AccessPageTests : OperationsPageTest
{
    private readonly AccessDouble _access = new();

    public AccessPageTests() => Services.AddSingleton<IAccess>(_access);

    [Fact]
    public void Says_how_much_of_persons_a_role_sees_and_offers_no_change_to_a_scientist()
    {
        IRenderedComponent<AccessPage> page = Open<AccessPage>(Urls.Access);

        Assert.Contains("of 2 columns about persons a data scientist sees 1 in clear", page.Find(".result").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("select[aria-label='Identifying for Marketer']"));
    }

    [Fact]
    public void The_role_and_purpose_whose_view_is_shown_are_in_the_address()
    {
        IRenderedComponent<AccessPage> page = Open<AccessPage>(Urls.Access);

        page.Find("select").Change(Roles.Finance);

        Assert.EndsWith("/govern/access?role=Finance&purpose=analysis", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_changes_a_mask_gives_a_reason_and_puts_it_in_force()
    {
        Services.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("ruth", [Roles.ComplianceReviewer]));
        Authorization.SetPolicies(Policies.Read, Policies.ManageAccess, Policies.SeeLedger);
        IRenderedComponent<AccessPage> page = Open<AccessPage>(Urls.Access);
        page.Find("select[aria-label='Identifying for Marketer']").Change(nameof(MaskKind.Partial));

        Task pressed = page.FindAll("button").Single(button => button.TextContent.Contains("Put the changes in force", StringComparison.Ordinal)).ClickAsync(new());
        Dialogs!.WaitForElement("textarea").Input("Marketers check the domain.");
        Dialogs!.FindAll("button").Single(button => button.TextContent.Contains("Put in force", StringComparison.Ordinal)).Click();
        await pressed;

        Assert.Equal("Marketers check the domain.", _access.Reason);
        Assert.Contains(new MaskCell(ColumnClass.Identifying, Roles.Marketer, MaskKind.Partial), _access.Changed!.Cells);
        Assert.Contains("ruth", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Version 1 of the policy is in force", page.Find(".result").TextContent, StringComparison.Ordinal);
    }

    private sealed class AccessDouble : IAccess
    {
        private static readonly WarehouseTable Table = new("ingestion", "people");

        private MaskPolicyVersion _version = new(0, MaskPolicy.Default, null, null, null);

        public MaskPolicy? Changed { get; private set; }

        public string? Reason { get; private set; }

        public Task<MaskPolicyVersion> PolicyAsync(CancellationToken cancellationToken) => Task.FromResult(_version);

        public Task<IReadOnlyList<MaskPolicyVersion>> VersionsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<MaskPolicyVersion>>([_version]);

        public Task<Outcome<MaskPolicyVersion>> ChangeAsync(MaskPolicy policy, string reason, CancellationToken cancellationToken)
        {
            (Changed, Reason) = (policy, reason);
            _version = new MaskPolicyVersion(1, policy, "ruth", DateTimeOffset.UnixEpoch, reason);
            return Task.FromResult<Outcome<MaskPolicyVersion>>(_version);
        }

        public Task<IReadOnlyList<MaskedColumn>> ColumnsAsync(string role, string purpose, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<MaskedColumn>>(
            [new(Table, "People", "email", ColumnClass.Identifying, MaskKind.Hash), new(Table, "People", "customer_id", ColumnClass.Pseudonymous, MaskKind.Clear)]);

        public Task<IReadOnlyList<ClearRead>> ClearReadsAsync(int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ClearRead>>(
            [new(new DateOnly(2026, 3, 2), "ruth", Purposes.Analysis, "/data/sets/x", Table.ToString(), ["email"], 3, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)]);
    }
}
