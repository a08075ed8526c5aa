using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Notices;
using MarketingAI.Engine.Notices.Incidents;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>Keeps data sets to the quality rules of their contracts: a broken promise becomes an incident of the contract's owner.</summary>
internal sealed class ContractBreaches(IContracts contracts, FormerVersions versions, IIncidents incidents, IEnumerable<IAccountNames> accounts)
{
    private const string Mark = "Promise|";

    /// <summary>The promises of the contract in force; a new version of a data set without a contract of its own is kept to that of the newest former version that has one.</summary>
    public async Task<ContractRules> RulesOfAsync(DataSet dataSet, CancellationToken cancellationToken)
    {
        if (await ContractOfAsync(dataSet, cancellationToken) is not { } contract)
        {
            return ContractRules.None;
        }

        List<(QualityRule, ColumnRule)> rules = [];
        foreach (QualityRule promise in contract.Detail.Quality.Where(promise => promise.Severity != ChangeSeverity.Information))
        {
            // A promise about a column that did not come is told by the comparison with the former version and by the contract's own check.
            if (PromiseSql.RuleOf(promise, contract.Columns) is { } rule && (rule.Column is null || dataSet.Columns.Any(column => string.Equals(column.Name, rule.Column, StringComparison.Ordinal))))
            {
                rules.Add((promise, rule));
            }
        }

        return new ContractRules(contract, rules);
    }

    /// <summary>Tells what is broken, and of what was told before and is kept now that it is over.</summary>
    public async Task TellAsync(DataSet dataSet, ContractRules promised, RuleCheck check, CancellationToken cancellationToken)
    {
        string subject = SubjectKey.OfDataSet(dataSet.Id);
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach ((QualityRule promise, ColumnRule rule) in promised.Rules)
        {
            if (promised.Contract is { } contract && Report(dataSet, contract, promise, rule, check) is { } report)
            {
                told.Add(report.Monitor);
                ReportedIncident reported = await incidents.ReportAsync(report, cancellationToken);
                if (reported.Effect == ReportEffect.Raised && OwnerOf(contract) is { } owner)
                {
                    await incidents.ActAsync(reported.Id, IncidentAct.Assign, null, await AccountOfAsync(owner, cancellationToken), cancellationToken);
                }
            }
        }

        foreach (Incident open in await incidents.ListAsync(new IncidentQuery(subject, UnendedOnly: true), cancellationToken))
        {
            if (open.Report.Monitor.StartsWith(Mark, StringComparison.Ordinal) && !told.Contains(open.Report.Monitor) && !open.SeemsOver)
            {
                await incidents.ReportAsync(open.Report with { IsOver = true }, cancellationToken);
            }
        }
    }

    private async Task<DataContract?> ContractOfAsync(DataSet dataSet, CancellationToken cancellationToken)
    {
        if (await contracts.FindForDataSetAsync(dataSet.Id, cancellationToken) is { } own)
        {
            return own;
        }

        foreach (DataSet former in await versions.AllBeforeAsync(dataSet, cancellationToken))
        {
            if (await contracts.FindForDataSetAsync(former.Id, cancellationToken) is { } contract)
            {
                return contract;
            }
        }

        return null;
    }

    /// <summary>Who answers for the data: the data scientists' owner, else the first named.</summary>
    private static ContractOwner? OwnerOf(DataContract contract) =>
        contract.Detail.Owners.FirstOrDefault(owner => owner.Team == ContractTeam.DataScience)
        ?? (contract.Detail.Owners is [var first, ..] ? first : null);

    /// <summary>The account of that name or address, so that the incident stands among those of the person; the name itself where none or several have it.</summary>
    private async Task<string> AccountOfAsync(ContractOwner owner, CancellationToken cancellationToken)
    {
        IAccountNames? known = accounts.SingleOrDefault();
        foreach (string? called in new[] { owner.Person, owner.Contact })
        {
            if (known is not null && called is not null && await known.AccountOfAsync(called, cancellationToken) is { } account)
            {
                return account;
            }
        }

        return owner.Person;
    }

    /// <returns>Null where the promise is kept.</returns>
    private static IncidentReport? Report(DataSet dataSet, DataContract contract, QualityRule promise, ColumnRule rule, RuleCheck check)
    {
        bool isGrave = promise.Severity == ChangeSeverity.Error;
        if (check.Results.FirstOrDefault(result => ReferenceEquals(result.Rule, rule) || result.Rule == rule) is { IsKept: false } broken)
        {
            return Report(dataSet, contract, promise, rule, $"Promise broken: {rule.Sentence}", $"Found: {broken.Found}.", isGrave ? IncidentSeverity.Critical : IncidentSeverity.Major);
        }

        return check.Uncounted.FirstOrDefault(unfit => ReferenceEquals(unfit.Rule, rule) || unfit.Rule == rule) is { } uncounted
            ? Report(dataSet, contract, promise, rule, $"Promise cannot be checked: {rule.Sentence}", $"It is neither kept nor broken: {uncounted.Why.TrimEnd('.')}.", IncidentSeverity.Major)
            : null;
    }

    private static IncidentReport Report(
        DataSet dataSet, DataContract contract, QualityRule promise, ColumnRule rule, string title, string found, IncidentSeverity severity)
    {
        string owners = string.Join(", ", contract.Detail.Owners.Select(owner => owner.Person));
        string text = FormattableString.Invariant(
            $"{found} Promised by the contract {contract.Name}, version {contract.Version}{(promise.Description.Length > 0 ? $" ({promise.Description.TrimEnd('.')})" : string.Empty)}{(owners.Length > 0 ? $"; its owners are {owners}" : string.Empty)}.");
        return new IncidentReport(
            "Quality", SubjectKey.OfDataSet(dataSet.Id), dataSet.Name, Mark + rule.Sentence, severity,
            title, text, $"/data/quality/{Uri.EscapeDataString(SubjectKey.OfDataSet(dataSet.Id))}",
            dataSet.ImportedAt, dataSet.ImportedAt, IsOver: false);
    }
}

/// <summary>What a contract promises of the data, rule by rule.</summary>
/// <param name="Contract">Null where no contract is in force, neither for the data set nor for its former version.</param>
internal sealed record ContractRules(DataContract? Contract, IReadOnlyList<(QualityRule Promise, ColumnRule Rule)> Rules)
{
    public static ContractRules None { get; } = new(null, []);
}
