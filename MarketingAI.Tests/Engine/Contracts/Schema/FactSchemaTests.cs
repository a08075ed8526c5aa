using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Contracts.Schema;

public sealed class FactSchemaTests : IDisposable
{
    private const string Table = "shop.visit";

    private static readonly FactTable Shipped = new(
        new WarehouseTable("shop", "visit"),
        "Visits",
        [
            new FactField("visit_id", FactType.Text, "Names the visit.") { Column = "visit_id" },
            new FactField("pages", FactType.Integer, "Pages seen.") { Column = "pages", IsOptional = true },
            new FactField("campaign", FactType.Text, "Campaign.") { Column = "campaign", IsOptional = true },
        ],
        ["visit_id"]);

    private readonly RecordingLedger _ledger = new();
    private readonly EngineHost _host;
    private readonly IServiceScope _scope;

    public FactSchemaTests()
    {
        _host = new EngineHost(services => services.AddContracts().AddNotices().AddSingleton<ILedger>(_ledger)
            .AddSingleton(Shipped).AddSingleton<IContractConsumer>(new OldModel()).AddScoped<IContractedColumns, NoColumns>());
        _scope = _host.Enter("retail", "dana", Roles.DataScientist);
        using WarehouseSession session = Warehouse.Open();
        session.Create(Shipped.Table, "SELECT 'v1' AS visit_id, 3::INTEGER AS pages, 'spring' AS campaign");
    }

    private IFactSchemas Schemas => _scope.ServiceProvider.GetRequiredService<IFactSchemas>();

    private IWarehouse Warehouse => _scope.ServiceProvider.GetRequiredService<IWarehouse>();

    [Fact]
    public async Task Two_versions_read_the_rows_of_both_each_in_its_own_way()
    {
        FactSchema second = (await Schemas.AcceptAsync(Next(
            new FactField("minutes", FactType.Number, "Minutes listened.") { Default = "0", Channel = "podcast" },
            new FactField("episode", FactType.Text, "Episode.") { IsOptional = true, Channel = "podcast" }), CancellationToken.None)).Value;
        string minutes = second.Fields.Single(field => field.Name == "minutes").Column;
        string episode = second.Fields.Single(field => field.Name == "episode").Column;
        using (WarehouseSession session = Warehouse.Open())
        {
            session.Append(Shipped.Table, $"SELECT 'v2' AS visit_id, 9 AS pages, 12.5 AS {minutes}, 'pilot' AS {episode}");
            session.Append(Shipped.Table, "SELECT 'v3' AS visit_id, 1 AS pages");
        }

        Assert.Equal(["v1|3|spring", "v2|9|", "v3|1|"], await Rows(1));
        Assert.Equal(["v1|3|spring|0|", "v2|9||12.5|pilot", "v3|1||0|"], await Rows(2));
        Assert.Equal("fact-schema.accepted", Assert.Single(_ledger.Entries).Act);
    }

    [Fact]
    public async Task Events_that_brought_a_field_before_it_had_a_column_show_it_all_the_same()
    {
        FactSchema present = await Schemas.PresentAsync(FactTables.EventName, CancellationToken.None);
        FactField[] added =
        [
            new FactField("episode", FactType.Text, "Episode.") { IsOptional = true, Channel = "podcast" },
            new FactField("minutes", FactType.Number, "Minutes.") { Default = "0", Channel = "podcast" },
        ];
        await Schemas.AcceptAsync(new FactProposal(FactTables.EventName, [.. present.Fields, .. added], "New channel: podcast"), CancellationToken.None);
        using (WarehouseSession session = Warehouse.Open())
        {
            string shape = string.Join(", ", present.Fields.Select(field => $"NULL::{(field.Type == FactType.Number ? "DOUBLE" : field.Type == FactType.Integer ? "INTEGER" : field.Type == FactType.Boolean ? "BOOLEAN" : field.Type == FactType.Timestamp ? "TIMESTAMP" : "VARCHAR")} AS {field.Name}"));
            session.Create(FactTables.Event.Table, $"SELECT {shape} WHERE false");
            session.Append(FactTables.Event.Table, """SELECT 'e1' AS event_id, '{"episode": "pilot", "minutes": 12.5}' AS properties""");
            session.Append(FactTables.Event.Table, "SELECT 'e2' AS event_id, 'no json' AS properties");
            session.Append(FactTables.Event.Table, "SELECT 'e3' AS event_id");
        }

        FactReader reader = (await Schemas.ReaderAsync(FactTables.EventName, 2, CancellationToken.None)).Value;
        using WarehouseSession read = Warehouse.Open(reader.Table);

        Assert.Equal(
            ["e1|pilot|12.5", "e2||0.0", "e3||0.0"],
            read.Query($"SELECT event_id || '|' || coalesce(episode, '') || '|' || minutes FROM ({reader.Sql}) ORDER BY 1", row => row.GetString(0)), StringComparer.Ordinal);
        FactReader old = (await Schemas.ReaderAsync(FactTables.EventName, 1, CancellationToken.None)).Value;
        Assert.Equal(23, old.Fields.Count);
        Assert.Equal(3, read.Count($"SELECT count(*) FROM ({old.Sql})"));
    }

    [Fact]
    public async Task A_renamed_and_a_widened_field_are_mapped_for_readers_of_either_version()
    {
        await Schemas.SetModeAsync(Table, CompatibilityMode.Backward, "Only new readers matter here", CancellationToken.None);
        FactField[] fields =
        [
            Shipped.Fields[0],
            Shipped.Fields[1] with { Type = FactType.BigInteger },
            Shipped.Fields[2] with { Name = "campaign_name", FormerNames = ["campaign"] },
        ];
        FactSchema second = (await Schemas.AcceptAsync(new FactProposal(Table, fields, "Longer counts"), CancellationToken.None)).Value;
        using (WarehouseSession session = Warehouse.Open())
        {
            session.Append(Shipped.Table, $"SELECT 'v2' AS visit_id, 5000000000 AS {second.Fields[1].Column}, 'summer' AS {second.Fields[2].Column}");
            session.Append(Shipped.Table, $"SELECT 'v3' AS visit_id, 7 AS {second.Fields[1].Column}");
        }

        Assert.Equal(["visit_id", "pages", "campaign_name"], second.Fields.Select(field => field.Name), StringComparer.Ordinal);
        Assert.Equal(["v1|3|spring", "v2||summer", "v3|7|"], await Rows(1));
        Assert.Equal(["v1|3|spring", "v2|5000000000|summer", "v3|7|"], await Rows(2));
    }

    [Fact]
    public async Task A_removed_field_is_still_read_by_the_version_that_has_it()
    {
        Outcome<FactSchema> second = await Schemas.AcceptAsync(new FactProposal(Table, [Shipped.Fields[0], Shipped.Fields[1]], "No campaigns"), CancellationToken.None);

        Assert.Equal(2, second.Value.Version);
        Assert.Equal(["v1|3|spring"], await Rows(1));
        Assert.Equal(["v1|3"], await Rows(2));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_with_the_list_of_what_it_would_break()
    {
        FactProposal proposal = new(Table, [Shipped.Fields[0], Shipped.Fields[1] with { Type = FactType.Text }, Shipped.Fields[2]], "Text");

        SchemaIncompatible refusal = Assert.IsType<SchemaIncompatible>((await Schemas.AcceptAsync(proposal, CancellationToken.None)).Refusal);

        Assert.Equal(
            "Version 2 does not keep the rule full. Rows of version 1 cannot be read: 'pages' is written as whole number (32 bits) and read as text. "
            + "Readers of version 1 cannot read new rows: 'pages' is written as text and read as whole number (32 bits). "
            + "It would break: Model Loyal visitors version 2 uses the columns visit_id, pages.",
            refusal.Reason);
        Assert.Equal(1, (await Schemas.PresentAsync(Table, CancellationToken.None)).Version);
        Assert.Empty(_ledger.Entries);
    }

    [Fact]
    public async Task A_proposal_that_is_not_well_formed_says_all_that_is_wrong()
    {
        FactProposal proposal = new(
            Table, [new FactField("Visit", FactType.Integer, " ") { Default = "many", FormerNames = ["x') --"] }, Shipped.Fields[2], Shipped.Fields[2]], " ");

        SchemaUnfit refusal = Assert.IsType<SchemaUnfit>((await Schemas.CheckAsync(proposal, CancellationToken.None)).Refusal);

        Assert.Equal(7, refusal.Faults.Count);
        Assert.Contains("The default of 'Visit' must be whole number (32 bits). Found 'many'.", refusal.Faults, StringComparer.Ordinal);
        Assert.Contains("'visit_id' is written by the product itself: it stays, as text.", refusal.Faults, StringComparer.Ordinal);
        Assert.IsType<NoSuchFactTable>((await Schemas.CheckAsync(proposal with { Table = "no.such" }, CancellationToken.None)).Refusal);
        Assert.IsType<NoSuchSchemaVersion>((await Schemas.ReaderAsync(Table, 7, CancellationToken.None)).Refusal);
        Assert.IsType<SchemaReasonMissing>((await Schemas.SetModeAsync(Table, CompatibilityMode.None, " ", CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Each_business_unit_has_versions_of_its_own_and_sees_no_others()
    {
        await Schemas.AcceptAsync(Next(new FactField("secret", FactType.Text, "Retail only.") { Default = "r" }), CancellationToken.None);
        using IServiceScope travel = _host.Enter("travel");
        IFactSchemas schemas = travel.ServiceProvider.GetRequiredService<IFactSchemas>();

        Assert.Single(await schemas.VersionsAsync(Table, CancellationToken.None));
        await schemas.AcceptAsync(Next(new FactField("secret", FactType.Text, "Travel's.") { Default = "t" }), CancellationToken.None);
        using (WarehouseSession session = travel.ServiceProvider.GetRequiredService<IWarehouse>().Open())
        {
            session.Append(Shipped.Table, "SELECT 't1' AS visit_id");
        }

        FactReader reader = (await schemas.ReaderAsync(Table, 2, CancellationToken.None)).Value;
        using WarehouseSession read = travel.ServiceProvider.GetRequiredService<IWarehouse>().Open(reader.Table);
        Assert.Equal("t1:t", Assert.Single(read.Query($"SELECT visit_id || ':' || secret FROM ({reader.Sql})", row => row.GetString(0))));
        Assert.Equal(["v1|3|spring|r"], await Rows(2));
    }

    [Fact]
    public async Task Columns_of_a_table_that_is_made_later_are_added_then()
    {
        using (WarehouseSession session = Warehouse.Open())
        {
            session.Drop(Shipped.Table);
        }

        await Schemas.AcceptAsync(Next(new FactField("score", FactType.Integer, "Score.") { Default = "5" }), CancellationToken.None);
        using (WarehouseSession session = Warehouse.Open())
        {
            session.Create(Shipped.Table, "SELECT 'x' AS visit_id, 1::INTEGER AS pages, 'a' AS campaign");
        }

        await Schemas.ApplyAsync(Table, CancellationToken.None);

        Assert.Equal(["x|1|a|5"], await Rows(2));
    }

    public void Dispose()
    {
        _scope.Dispose();
        _host.Dispose();
    }

    private static FactProposal Next(params FactField[] added) => new(Table, [.. Shipped.Fields, .. added], "New channel: podcast");

    private async Task<IReadOnlyList<string>> Rows(int version)
    {
        FactReader reader = (await Schemas.ReaderAsync(Table, version, CancellationToken.None)).Value;
        using WarehouseSession session = Warehouse.Open(reader.Table);
        string columns = string.Join(" || '|' || ", reader.Fields.Select(field => $"coalesce({field.Name}::VARCHAR, '')"));
        return session.Query($"SELECT {columns} FROM ({reader.Sql}) ORDER BY visit_id", row => row.GetString(0).Replace(".0", "", StringComparison.Ordinal));
    }

    private sealed class OldModel : IContractConsumer
    {
        public Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ContractUse>>(subject.FactTable == Table
                ? [new ContractUse("Model", "Loyal visitors version 2", ["visit_id", "pages"]), new ContractUse("Model", "Other", ["campaign"])]
                : []);
    }

    private sealed class NoColumns : IContractedColumns
    {
        public Task<IReadOnlyList<string>?> ColumnsOfAsync(Guid dataSetId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>?>(null);

        public Task<string?> WhyConditionFailsAsync(Guid dataSetId, string condition, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
