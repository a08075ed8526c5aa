using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Engine.Notices.Incidents;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

/// <summary>A signed contract's quality rules are kept to at each import, and a new version is compared with the former.</summary>
public sealed class ContractPromiseTests : IDisposable
{
    private static readonly (string Actor, string Role, ContractTeam Team)[] Signers =
        [("mia", Roles.Marketer, ContractTeam.Marketing), ("dana", Roles.DataScientist, ContractTeam.DataScience), ("felix", Roles.Finance, ContractTeam.Finance)];

    private readonly RecordingLedger _ledger = new();
    private readonly TemporaryFolder _files = new();
    private readonly EngineHost _host;
    private readonly IServiceScope _scope;

    public ContractPromiseTests()
    {
        _host = new EngineHost(services => QualityBench.Add(services, _ledger));
        _scope = _host.Enter("retail", "dana", Roles.DataScientist);
    }

    public void Dispose()
    {
        _scope.Dispose();
        _host.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task A_new_version_that_breaks_a_signed_promise_is_an_incident_of_the_owner_and_a_kept_one_is_none()
    {
        DataSet first = await ImportAsync("Leads January", "leads_01.csv", Rows(40));
        await SignedAsync(first, new QualityRule(QualityCheck.DuplicateShare, "id", null, 0), new QualityRule(QualityCheck.MissingShare, "city", null, .1) { Severity = ChangeSeverity.Warning });
        Assert.Empty(await IncidentsAsync());

        DataSet kept = await ImportAsync("Leads February", "leads_02.csv", Rows(40));
        Assert.Empty(await IncidentsAsync());

        DataSet broken = await ImportAsync("Leads March", "leads_03.csv", Rows(39) + "k1,Bern,5\n");
        Incident incident = Assert.Single(await IncidentsAsync());
        Assert.Equal((SubjectKey.OfDataSet(broken.Id), "Dana Okafor", IncidentSeverity.Critical), (incident.Report.Subject, incident.Owner, incident.Report.Severity));
        Assert.Equal("Promise broken: Every value of id stands once.", incident.Report.Title);
        Assert.Equal("Found: 1 values stand more than once. Promised by the contract Leads, version 2; its owners are Mia Lindqvist, Dana Okafor, Felix Moreau.", incident.Report.Text);

        await Quality.CheckAsync(SubjectKey.OfDataSet(broken.Id), default);
        await Quality.CheckAsync(SubjectKey.OfDataSet(kept.Id), default);
        Assert.Single(await IncidentsAsync());
        Assert.Single(await Incidents.TimelineAsync(incident.Id, default), line => line.What == "raised");
    }

    [Fact]
    public async Task A_condition_on_a_column_that_did_not_come_is_named_and_takes_no_other_promise_with_it()
    {
        DataSet first = await ImportAsync("Leads January", "leads_01.csv", Rows(40));
        await SignedAsync(first, new QualityRule(QualityCheck.DuplicateShare, "id", null, 0), new QualityRule(QualityCheck.Condition, null, null, null) { Condition = "amount >= 0" });

        await ImportAsync("Leads February", "leads_02.csv", string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"k{i % 39},{(i % 3) switch { 0 => "Bern", 1 => "Basel", _ => "Genf" }}\n"))), "id,city\n");

        Incident[] promises = [.. (await IncidentsAsync()).Where(incident => incident.Report.Title.StartsWith("Promise", StringComparison.Ordinal)).OrderBy(incident => incident.Report.Title, StringComparer.Ordinal)];
        Assert.Equal(["Promise broken: Every value of id stands once.", "Promise cannot be checked: Every row keeps: amount >= 0."], promises.Select(incident => incident.Report.Title), StringComparer.Ordinal);
        Assert.StartsWith("It is neither kept nor broken: Binder Error: Referenced column \"amount\" not found", promises[1].Report.Text, StringComparison.Ordinal);
        Assert.Equal(IncidentSeverity.Major, promises[1].Report.Severity);
    }

    [Fact]
    public async Task An_owner_whose_name_is_an_accounts_has_the_incident_under_the_account()
    {
        using EngineHost host = new(services => { QualityBench.Add(services, _ledger); services.AddSingleton<IAccountNames>(new Accounts()); });
        using IServiceScope scope = host.Enter("retail", "dana", Roles.DataScientist);
        DataSet first = await ImportAsync("Leads January", "leads_01.csv", Rows(30) + "k1,Bern,5\n", host: host, scope: scope);
        await SignedAsync(first, host, scope, new QualityRule(QualityCheck.DuplicateShare, "id", null, 0));

        await scope.ServiceProvider.GetRequiredService<IQuality>().CheckAsync(SubjectKey.OfDataSet(first.Id), default);

        Assert.Equal("scientist", Assert.Single(await scope.ServiceProvider.GetRequiredService<IIncidents>().ListAsync(new IncidentQuery(), default)).Owner);
    }

    private sealed class Accounts : IAccountNames
    {
        public Task<string?> AccountOfAsync(string person, CancellationToken cancellationToken) => Task.FromResult(person == "Dana Okafor" ? "scientist" : null);
    }

    [Fact]
    public async Task A_rule_that_a_later_contract_no_longer_asks_for_leaves_its_incident_as_over()
    {
        DataSet first = await ImportAsync("Leads January", "leads_01.csv", Rows(30) + "k1,Bern,5\n");
        await SignedAsync(first, new QualityRule(QualityCheck.DuplicateShare, "id", null, 0));
        await Quality.CheckAsync(SubjectKey.OfDataSet(first.Id), default);
        Assert.False(Assert.Single(await IncidentsAsync()).SeemsOver);

        await SignedAsync(first, new QualityRule(QualityCheck.DuplicateShare, "id", null, .5));
        await Quality.CheckAsync(SubjectKey.OfDataSet(first.Id), default);

        Assert.True(Assert.Single(await IncidentsAsync()).SeemsOver);
    }

    [Fact]
    public async Task A_version_that_breaks_a_critical_promise_is_held_before_any_list_shows_it_where_the_former_settings_say_so()
    {
        DataSet first = await ImportAsync("Leads January", "leads_01.csv", Rows(40));
        await SignedAsync(first, new QualityRule(QualityCheck.RowCount, null, 30, null));
        await Quality.SaveSettingsAsync(SubjectKey.OfDataSet(first.Id), new QualitySettings { HoldBack = true }, default);

        DataSet few = await ImportAsync("Leads February", "leads_02.csv", Rows(25));

        Assert.Equal("There are between 30 and any number rows. Found: 25 rows.", await Get<IQuarantine>().HeldWhyAsync(few.Id, default));
        Assert.True((await Quality.SettingsAsync(SubjectKey.OfDataSet(few.Id), default)).HoldBack);
        Assert.Null(await Get<IQuarantine>().HeldWhyAsync(first.Id, default));
    }

    [Fact]
    public async Task A_new_version_is_compared_with_the_former_one_and_an_unrelated_file_with_none()
    {
        await ImportAsync("Leads January", "leads_01.csv", Rows(200));
        await ImportAsync("Stores", "stores.csv", "Bern,5\nBasel,6\n", "store,size\n");
        Assert.Empty(await IncidentsAsync());

        string text = string.Concat(Enumerable.Range(0, 80).Select(i => FormattableString.Invariant($"k{i},{(i % 4 == 0 ? "Bern" : string.Empty)},new\n")));
        DataSet next = await ImportAsync("Leads February", "leads_02.csv", text, "id,city,channel\n");

        Incident incident = Assert.Single(await IncidentsAsync());
        Assert.Equal((SubjectKey.OfDataSet(next.Id), IncidentSeverity.Critical), (incident.Report.Subject, incident.Report.Severity));
        Assert.Equal(
            "Against Leads January: The column amount vanished. 80 rows instead of 200. 75 % of city are missing, 0 % before. 66.5 % of city moved to other values. The column channel is new.",
            incident.Report.Text);
    }

    [Theory]
    [InlineData("leads_2026-01.csv", "Leads-2026-02.csv.gz", true)]
    [InlineData("leads.csv", "customers.csv", false)]
    [InlineData("01.csv", "02.csv", false)]
    public void The_next_version_is_known_by_the_letters_of_its_name(string former, string next, bool isNext) =>
        Assert.Equal(isNext, FormerVersions.IsNext(Named(former), Named(next)));

    /// <summary>Each check of a contract as the rule that is counted, by hand.</summary>
    [Fact]
    public void Each_check_of_a_contract_becomes_a_rule_or_says_nothing()
    {
        ContractColumn[] columns =
        [
            new("at", ColumnType.Timestamp, "When", PersonalDataClass.None, AllowedUse.Anything, KnownAt.Before),
            new("n", ColumnType.Integer, "Number", PersonalDataClass.None, AllowedUse.Anything, KnownAt.Before) { Minimum = "1", Maximum = "9", MaximumIsExclusive = true },
            new("city", ColumnType.Text, "City", PersonalDataClass.None, AllowedUse.Anything, KnownAt.Before) { AllowedValues = ["Bern", "L'Aquila"], MaxLength = 8 },
        ];
        ColumnRule? Of(QualityRule rule) => PromiseSql.RuleOf(rule, columns);

        Assert.Equal(new ColumnRule(ColumnRuleKind.RowCount, null, 5), Of(new QualityRule(QualityCheck.RowCount, null, 5, null)));
        Assert.Equal(new ColumnRule(ColumnRuleKind.Freshness, "at", High: 12), Of(new QualityRule(QualityCheck.FreshnessHours, null, null, 12)));
        Assert.Equal(new ColumnRule(ColumnRuleKind.Unique, "n") { Share = .1 }, Of(new QualityRule(QualityCheck.DuplicateShare, "n", null, .1)));
        Assert.Equal(new ColumnRule(ColumnRuleKind.Condition, null, IsCritical: false) { Condition = "n > 2" }, Of(new QualityRule(QualityCheck.Condition, null, null, null) { Condition = "n > 2", Severity = ChangeSeverity.Warning }));
        Assert.Equal("\"n\" IS NULL OR (CAST(\"n\" AS DOUBLE) >= CAST('1' AS DOUBLE) AND CAST(\"n\" AS DOUBLE) < CAST('9' AS DOUBLE))", Of(new QualityRule(QualityCheck.InvalidShare, "n", null, 0))!.Condition);
        Assert.Equal("\"city\" IS NULL OR (CAST(\"city\" AS VARCHAR) IN ('Bern', 'L''Aquila') AND length(CAST(\"city\" AS VARCHAR)) <= 8)", Of(new QualityRule(QualityCheck.InvalidShare, "city", null, .05))!.Condition);
        Assert.Null(Of(new QualityRule(QualityCheck.InvalidShare, "at", null, 0)));
        Assert.Null(Of(new QualityRule(QualityCheck.MissingShare, "n", .5, null)));
    }

    [Fact]
    public async Task A_condition_in_sql_is_part_of_a_contract_and_cannot_be_set_by_hand()
    {
        DataSet first = await ImportAsync("Leads January", "leads_01.csv", Rows(5));
        QualitySettings asked = new() { Rules = [new ColumnRule(ColumnRuleKind.Condition, null) { Condition = "1 = 1" }] };

        Assert.IsType<SettingsUnfit>((await Quality.SaveSettingsAsync(SubjectKey.OfDataSet(first.Id), asked, default)).Refusal);
    }

    private IQuality Quality => Get<IQuality>();

    private IIncidents Incidents => Get<IIncidents>();

    private T Get<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    private Task<IReadOnlyList<Incident>> IncidentsAsync() => Incidents.ListAsync(new IncidentQuery(), default);

    private static string Rows(int rows) => string.Concat(Enumerable.Range(0, rows).Select(i => FormattableString.Invariant($"k{i},{(i % 3) switch { 0 => "Bern", 1 => "Basel", _ => "Genf" }},{i % 7}\n")));

    private static DataSet Named(string file) => new(
        Guid.Empty, file, file, new MarketingAI.Engine.Data.WarehouseTable("ingestion", "t"), 1, "f", [new DataSetColumn("id", ColumnType.Text, 1, 0)], "dana", default);

    private async Task<DataSet> ImportAsync(string name, string file, string rows, string head = "id,city,amount\n", EngineHost? host = null, IServiceScope? scope = null)
    {
        (host ?? _host).Clock.Advance(TimeSpan.FromHours(1));
        string path = Path.Combine(_files.Path, file);
        await File.WriteAllTextAsync(path, head + rows);
        Outcome<DataSet> made = await (scope ?? _scope).ServiceProvider.GetRequiredService<IDataSets>().ImportAsync(path, file, name, default);
        Assert.Null(made.Refusal);
        return made.Value;
    }

    private Task SignedAsync(DataSet dataSet, params QualityRule[] rules) => SignedAsync(dataSet, _host, _scope, rules);

    private static async Task SignedAsync(DataSet dataSet, EngineHost host, IServiceScope own, params QualityRule[] rules)
    {
        IContracts contracts = own.ServiceProvider.GetRequiredService<IContracts>();
        if (await contracts.FindForDataSetAsync(dataSet.Id, default) is null)
        {
            ContractColumn[] columns = [.. dataSet.Columns.Select(column => new ContractColumn(column.Name, column.Type, column.Name, PersonalDataClass.None, AllowedUse.Anything, KnownAt.Before))];
            Assert.Null((await contracts.ConfirmAsync(dataSet.Id, "Leads", columns, default)).Refusal);
        }

        IContractSignOff life = own.ServiceProvider.GetRequiredService<IContractSignOff>();
        DataContract draft = (await life.DraftAsync(dataSet.Id, default)).Value;
        ContractDetail detail = new()
        {
            Purpose = "Call the right leads.",
            Owners = [new(ContractTeam.Marketing, "Mia Lindqvist"), new(ContractTeam.DataScience, "Dana Okafor"), new(ContractTeam.Finance, "Felix Moreau")],
            Success = [new SuccessCriterion("Conversion rate", true, 4.5, "%", new DateOnly(2026, 6, 30))],
            Quality = rules,
        };
        await life.SaveAsync(draft.Id, new ContractDraft(draft.Name, draft.Columns, detail), default);
        Outcome<DataContract> submitted = await life.SubmitAsync(draft.Id, "Agreed with all.", default);
        Assert.Null(submitted.Refusal);
        foreach ((string actor, string role, ContractTeam team) in Signers)
        {
            using IServiceScope scope = host.Enter("retail", actor, role);
            Assert.Null((await scope.ServiceProvider.GetRequiredService<IContractSignOff>().SignAsync(draft.Id, team, null, default)).Refusal);
        }
    }
}
