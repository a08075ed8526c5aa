using CsCheck;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Exchange;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Contracts;

public sealed class ExchangeTests : IDisposable
{
    private const string Small = """
        apiVersion: v3.1.0
        kind: DataContract
        id: orders
        version: "1.4"
        status: active
        schema:
          - name: orders
            properties:
              - name: price
                logicalType: number
        """;

    private static readonly DataContract Some = new(Guid.Parse("11111111-2222-3333-4444-555555555555"), Guid.Parse("0193aaaa-0000-7000-8000-000000000001"), "x", 2, [], "dana", new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly FileWork _work = new();

    private IContractExchange Exchange => _work.Get<IContractExchange>();

    public static TheoryData<string> Documents => [Small, HandWritten.Full, HandWritten.Legacy, HandWritten.Odd];

    [Fact]
    public void A_written_contract_keeps_the_standard_and_reads_back_and_writes_the_same_bytes() => SomeContracts.Drafts.Sample(draft =>
    {
        string first = ContractExchange.Write(Of(draft), []);
        Outcome<ContractDraft> read = Exchange.Read(first);
        string second = ContractExchange.Write(Of(read.Value), []);
        Assert.Equal(first, second);
    }, iter: 400);

    [Fact]
    public void What_is_read_back_is_what_was_written() => SomeContracts.Drafts.Sample(draft =>
    {
        ContractDraft read = Exchange.Read(ContractExchange.Write(Of(draft), [])).Value;
        ContractComparison difference = MarketingAI.Engine.Contracts.Algorithms.ContractDiff.Between(draft, read);
        Assert.Empty(difference.Changes.Where(change => !change.Rule.StartsWith("contract.quality", StringComparison.Ordinal)));
        Assert.Equal(draft.Detail.Quality.Count, read.Detail.Quality.Count);
    }, iter: 400);

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_of_others_is_stable_after_the_first_writing(string document)
    {
        string first = ContractExchange.Write(Of(Exchange.Read(document).Value), []);
        string second = ContractExchange.Write(Of(Exchange.Read(first).Value), []);

        Assert.Equal(first, second);
    }

    [Fact]
    public void Nothing_of_a_document_is_lost()
    {
        ContractDraft read = Exchange.Read(HandWritten.Full).Value;
        string written = ContractExchange.Write(Of(read), []);

        Assert.Equal("orders", read.Name);
        Assert.Equal(("Forecasts", "Retail", "No returns"), (read.Detail.Purpose, read.Detail.Domain, read.Detail.Limitations));
        Assert.Equal([ColumnType.Text, ColumnType.Number, ColumnType.Date], read.Columns.Select(column => column.Type));
        Assert.Equal((true, 1, "[A-Z]{2}[0-9]+", true), (read.Columns[0].IsRequired, read.Columns[0].PrimaryKeyPosition, read.Columns[0].Pattern, read.Columns[0].PersonalDataOpen));
        Assert.Equal(("0", true, "9999.99", false), (read.Columns[1].Minimum, read.Columns[1].MinimumIsExclusive, read.Columns[1].Maximum, read.Columns[1].MaximumIsExclusive));
        Assert.Equal((KnownAt.Before, PersonalDataClass.None), (read.Columns[2].KnownAt!.Value, read.Columns[2].PersonalData));
        Assert.Equal(5760, read.Detail.Service.LatencyMinutes);
        Assert.Equal(
            [new QualityRule(QualityCheck.RowCount, null, 100, null), new QualityRule(QualityCheck.MissingShare, "order_id", null, 0) { Severity = ChangeSeverity.Warning }],
            read.Detail.Quality);
        Assert.Equal(["shops"], read.Detail.Related.Select(table => table.Name), StringComparer.Ordinal);
        string[] carried =
        [
            "tenant: acme", "priceAmount: 9.95", "host: db.example.org", "firstLevelApprovers: Reporting", "engine: soda", "schedule: \"0 20 * * *\"", "transformLogic: sel 1",
            "property: endOfSupport", "channel: \"#help\"", "username: ceastwood", "multipleOf: 0.01", "from:", "property: importedVersion", "dataGranularityDescription: One row an order",
        ];
        Assert.All(carried, text => Assert.Contains(text, written, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("schema:", "schem:", "Line 6, column 1, schem: The key 'schem' is not known here. Is 'schema' meant?")]
    [InlineData("logicalType: number", "logicalTyp: number", "Line 10, column 9, schema[0].properties[0].logicalTyp: The key 'logicalTyp' is not known here. Is 'logicalType' meant?")]
    [InlineData("logicalType: number", "logicalType: numbr", "Line 10, column 22, schema[0].properties[0].logicalType: This must be one of string, date, timestamp, time, number, integer, object, array, boolean. Found 'numbr'. Is 'number' meant?")]
    [InlineData("version: \"1.4\"", "version: 1.4", "Line 4, column 10, version: This must be a text. Found '1.4'. Put it in quotes.")]
    [InlineData("status: active", "kind: DataContract", "Line 5, column 1, kind: The key 'kind' stands twice.")]
    [InlineData("id: orders", "id: &a orders", "Line 3, column 5, id: Anchors (&name) are not taken; write the value out where it is used.")]
    [InlineData("id: orders", "id: *a", "Line 3, column 5, id: Aliases (*name) are not taken; write the value out.")]
    [InlineData("id: orders", "id: !!python/object x", "Line 3, column 5, id: Tags (!name) are not taken.")]
    [InlineData("- name: price", "- physicalName: price", "Line 9, column 9, schema[0].properties[0]: The key 'name' is missing.")]
    [InlineData("kind: DataContract", "kind: DataContract\n---", "a second one")]
    [InlineData("logicalType: number", "logicalType: number\n        logicalTypeOptions: {minLength: 2}", "The key 'minLength' is not known here.")]
    [InlineData("logicalType: number", "quality: [{type: library, metric: nullValues}]", "A rule of this type needs exactly one of mustBe,")]
    [InlineData("logicalType: number", "quality: [{type: library, metric: nullValues, treshold: 0, mustBe: 0}]", "The key 'treshold' is not known here.")]
    [InlineData("logicalType: number", "relationships: [{to: nowhere}]", "'nowhere' is not written as the standard asks")]
    [InlineData("apiVersion: v3.1.0", "apiVersion: v4", "This must be one of v3.1.0, v3.0.2, v3.0.1, v3.0.0. Found 'v4'.")]
    public void What_the_standard_does_not_know_is_an_error_with_its_place(string sound, string broken, string message)
    {
        Outcome<ContractDraft> read = Exchange.Read(Small.Replace(sound, broken, StringComparison.Ordinal));

        Assert.Contains(message, read.Refusal?.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("just text")]
    [InlineData("- a list")]
    [InlineData("a: [unclosed")]
    [InlineData("? {a: b}\n: c")]
    [InlineData("\t\tx: y\n a")]
    public void What_is_no_document_is_refused(string text) => Assert.IsType<DocumentRefused>(Exchange.Read(text).Refusal);

    [Fact]
    public void Depth_and_size_are_bounded()
    {
        Assert.IsType<DocumentRefused>(Exchange.Read(string.Concat(Enumerable.Repeat("[", 100_000))).Refusal);
        Assert.IsType<DocumentRefused>(Exchange.Read("a: " + new string('x', 2_000_001)).Refusal);
        Assert.IsType<DocumentRefused>(Exchange.Read("a: [" + string.Concat(Enumerable.Repeat("1,", 150_000)) + "]").Refusal);
        Assert.IsType<DocumentRefused>(Exchange.Read("a: &x [1]\nb: [*x,*x,*x]").Refusal);
    }

    [Fact]
    public void Mutilated_documents_are_refused_or_read_and_never_a_fault() => Gen.Select(Gen.Int[0, HandWritten.Full.Length - 1], Gen.Int[0, 6], Gen.Char).Sample((at, length, c) =>
    {
        string mutated = string.Concat(HandWritten.Full.AsSpan(0, at), c.ToString(), HandWritten.Full.AsSpan(Math.Min(at + length, HandWritten.Full.Length)));
        Outcome<ContractDraft> read = Exchange.Read(mutated);
        Assert.True(read.IsRefused || read.Value.Name is not null);
    }, iter: 1000);

    [Fact]
    public async Task An_import_becomes_a_draft_and_exporting_and_importing_it_again_changes_nothing()
    {
        DataSet dataSet = await _work.Import(_work.Text("age,city\n31,x\n42,y\n"));
        await _work.Confirm(dataSet);
        DataContract draft = (await Exchange.ImportAsync(dataSet.Id, HandWritten.Full, CancellationToken.None)).Value;

        string first = (await Exchange.ExportAsync(dataSet.Id, draft.Version, CancellationToken.None)).Value.Yaml;
        DataContract again = (await Exchange.ImportAsync(dataSet.Id, first, CancellationToken.None)).Value;
        string second = (await Exchange.ExportAsync(dataSet.Id, again.Version, CancellationToken.None)).Value.Yaml;

        Assert.Equal((2, ContractState.Draft), (again.Version, again.State));
        Assert.Equal(first, second);
        Assert.Equal("people-v1.odcs.yaml", (await Exchange.ExportAsync(dataSet.Id, null, CancellationToken.None)).Value.FileName);
        Assert.IsType<NoSuchContractVersion>((await Exchange.ExportAsync(dataSet.Id, 9, CancellationToken.None)).Refusal);
        Assert.IsType<NoDataSetForDocument>((await Exchange.ImportAsync(Small, CancellationToken.None)).Refusal);
        Assert.IsType<ContractedDataSetNotFound>((await Exchange.ImportAsync(Guid.Empty, HandWritten.Full, CancellationToken.None)).Refusal);
    }

    public void Dispose() => _work.Dispose();

    private static DataContract Of(ContractDraft draft) => Some with { Name = draft.Name, Columns = draft.Columns, Detail = draft.Detail, State = ContractState.Draft };
}
