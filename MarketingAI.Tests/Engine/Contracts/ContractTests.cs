using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Contracts;

public sealed class ContractTests
{
    [Fact]
    public async Task A_proposal_never_answers_when_a_value_is_known()
    {
        using FileWork work = new();
        DataSet dataSet = await work.Import(work.Text("age,city\n31,x\n42,y\n"));

        IReadOnlyList<ContractColumn> proposed = (await work.DataSets.ProposeContractAsync(dataSet.Id, CancellationToken.None)).Value;
        Outcome<DataContract> confirmed = await work.Contracts.ConfirmAsync(
            dataSet.Id, "People", [proposed[0], proposed[1] with { KnownAt = KnownAt.Before, Meaning = " " }], CancellationToken.None);

        Assert.All(proposed, column => Assert.Null(column.KnownAt));
        ContractIncomplete refusal = Assert.IsType<ContractIncomplete>(confirmed.Refusal);
        Assert.Equal(
            "The contract cannot be confirmed yet. Column 'age' does not say whether its value is known before, at or after the decision. Column 'city' needs a meaning of 1 to 500 characters.",
            refusal.Reason);
        Assert.Empty(work.Ledger.Entries);
    }

    [Fact]
    public async Task A_contract_speaks_of_every_column_once_and_of_no_other()
    {
        using FileWork work = new();
        DataSet dataSet = await work.Import(work.Text("age,city\n31,x\n42,y\n"));
        ContractColumn age = new("age", ColumnType.Integer, "Age", PersonalDataClass.None, AllowedUse.Anything, KnownAt.Before);

        Outcome<DataContract> confirmed = await work.Contracts.ConfirmAsync(dataSet.Id, "People", [age, age, age with { Name = "x" }], CancellationToken.None);

        Assert.Equal(
            "The contract cannot be confirmed yet. Column 'age' stands twice. The data set has no column 'x'. Column 'city' is not in the contract; every column must be.",
            confirmed.Refusal?.Reason);
    }

    [Fact]
    public async Task Each_confirmation_is_a_new_version_in_ledger_and_lineage()
    {
        LineageList lineage = new();
        using FileWork work = new(add: services => services.AddSingleton<ILineageSink>(lineage).AddSingleton<IContractConsumer>(new OneUse()));
        DataSet dataSet = await work.Import(work.Text("age,city\n31,x\n42,y\n"));

        DataContract first = await work.Confirm(dataSet);
        DataContract second = await work.Confirm(dataSet, column => column with { KnownAt = KnownAt.After });
        IReadOnlyList<DataContract> versions = await work.Contracts.VersionsAsync(dataSet.Id, CancellationToken.None);

        Assert.Equal([2, 1], versions.Select(version => version.Version));
        Assert.Equal((1, "dana", KnownAt.Before), (first.Version, first.ConfirmedBy, first.Columns[0].KnownAt));
        Assert.Equal(second.Id, (await work.Contracts.FindForDataSetAsync(dataSet.Id, CancellationToken.None))?.Id);
        Assert.Equal(2, work.Ledger.Entries.Count(entry => entry.Act == "contract.confirmed"));
        Assert.Contains("Model Spring leads uses it.", work.Ledger.Entries[1].DetailJson, StringComparison.Ordinal);
        Assert.Equal(["import", "confirm", "confirm"], lineage.Edges.Select(edge => edge.By), StringComparer.Ordinal);
        Assert.Equal("Model Spring leads uses it.", Assert.Single(await work.Contracts.UsesAsync(dataSet.Id, CancellationToken.None)).ToString());
    }

    [Fact]
    public async Task Another_business_unit_sees_neither_data_sets_nor_contracts()
    {
        using FileWork work = new();
        DataSet dataSet = await work.Import(work.Text("age,city\n31,x\n42,y\n"));
        await work.Confirm(dataSet);
        using IServiceScope travel = work.Host.Enter("travel");

        Assert.Empty(await travel.ServiceProvider.GetRequiredService<IDataSets>().ListAsync(CancellationToken.None));
        Assert.Null(await travel.ServiceProvider.GetRequiredService<IContracts>().FindForDataSetAsync(dataSet.Id, CancellationToken.None));
        Assert.IsType<ContractedDataSetNotFound>(
            (await travel.ServiceProvider.GetRequiredService<IContracts>().ConfirmAsync(dataSet.Id, "x", [], CancellationToken.None)).Refusal);
    }

    private sealed class LineageList : ILineageSink
    {
        public List<LineageEdge> Edges { get; } = [];

        public Task RecordAsync(IReadOnlyList<LineageEdge> edges, CancellationToken cancellationToken)
        {
            Edges.AddRange(edges);
            return Task.CompletedTask;
        }
    }

    private sealed class OneUse : IContractConsumer
    {
        public Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ContractUse>>([new ContractUse("Model", "Spring leads", null)]);
    }
}
