using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Privacy.Access;

public sealed class AccessTests : IDisposable
{
    private static readonly string People = string.Join('\n',
        ["customer_id,email,gender,city,visits,bought", .. Enumerable.Range(1, 60).Select(i =>
            FormattableString.Invariant($"C{i},p{i}@mail.example,{(i % 2 == 0 ? "f" : "m")},{(i % 3 == 0 ? "Lakebury" : "Easthaven")},{i % 7},{(i % 4 == 0 ? "yes" : "no")}"))]);

    private readonly FileWork _work = new(add: services => services.AddAccess());

    [Fact]
    public async Task Before_a_contract_what_looks_personal_is_masked_and_afterwards_what_the_contract_says()
    {
        DataSet people = await _work.Import(_work.Text(People));

        Assert.Equal([64, 1], Lengths(Rows(people, "email, city", Roles.Marketer)[0]).Select(length => length == 64 ? 64 : 1));
        await _work.Confirm(people, column => column with { PersonalData = column.Name == "city" ? PersonalDataClass.Identifying : PersonalDataClass.None });

        IReadOnlyList<string?> row = Rows(people, "email, city", Roles.Marketer)[0];
        Assert.Equal("p1@mail.example", row[0]);
        Assert.Equal(64, row[1]!.Length);
    }

    [Fact]
    public async Task Hashes_are_the_same_in_two_tables_so_that_joins_still_work()
    {
        DataSet people = await _work.Import(_work.Text(People));
        DataSet again = await _work.Import(_work.Text(People), "Again");
        using IServiceScope scope = _work.Host.Enter("retail", "mia", Roles.Marketer);
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open(people.Table, again.Table);

        Assert.Equal(60, session.Count($"SELECT count(*) FROM {people.Table} l JOIN {again.Table} r USING (email)"));
        Assert.Equal(60, session.Count($"SELECT count(DISTINCT email) FROM {people.Table}"));
    }

    [Fact]
    public async Task A_derived_table_holds_what_its_maker_was_allowed_to_see()
    {
        DataSet people = await _work.Import(_work.Text(People));
        WarehouseTable masked = new("ingestion", "derived_masked");
        WarehouseTable clear = new("ingestion", "derived_clear");
        using IServiceScope scope = _work.Host.Enter("retail", "dana", Roles.DataScientist);
        IWarehouse warehouse = scope.ServiceProvider.GetRequiredService<IWarehouse>();
        using (WarehouseSession session = warehouse.Open(people.Table))
        {
            session.Create(masked, $"SELECT email AS copied FROM {people.Table}");
        }

        using (WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution, people.Table))
        {
            session.Create(clear, $"SELECT email, email AS copied FROM {people.Table}");
        }

        using WarehouseSession reader = warehouse.Open(masked, clear);
        Assert.All(reader.Query($"SELECT copied FROM {masked}", row => row.GetString(0)), value => Assert.Equal(64, value.Length));
        Assert.All(reader.Query($"SELECT email FROM {clear}", row => row.GetString(0)), value => Assert.Equal(64, value.Length));
        // A column that a purpose copied under a name that says nothing must be declared by its module: this is what happens where it is not.
        Assert.All(reader.Query($"SELECT copied FROM {clear}", row => row.GetString(0)), value => Assert.EndsWith("@mail.example", value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reads_in_clear_are_on_record_before_they_happen_and_do_not_flood_it()
    {
        DataSet people = await _work.Import(_work.Text(People));
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal("p1@mail.example", Rows(people, "email", Roles.ComplianceReviewer)[0][0]);
        }

        Rows(people, "city", Roles.ComplianceReviewer);
        Rows(people, "*", Roles.ComplianceReviewer);
        Rows(people, "email", Roles.Marketer);
        IReadOnlyList<ClearRead> reads = await As(Roles.ComplianceReviewer).ClearReadsAsync(50, default);

        Assert.Equal("email 5; email,gender 1", string.Join("; ", reads.Select(read => $"{string.Join(',', read.Columns)} {read.Reads}").Order(StringComparer.Ordinal)));
        Assert.All(reads, read => Assert.Equal(("reader", Purposes.Analysis, people.Table.ToString()), (read.Actor, read.Purpose, read.Table)));
        Assert.Equal(2, _work.Ledger.Entries.Count(entry => entry.Act == "personal-data.read"));
    }

    [Fact]
    public async Task A_job_for_a_granted_purpose_sees_clear_values_and_is_on_record_with_its_purpose()
    {
        DataSet people = await _work.Import(_work.Text(People));
        using IServiceScope scope = _work.Host.Enter("retail", "mia", Roles.Marketer);
        scope.ServiceProvider.GetRequiredService<WorkScope>().Origin = "job match";
        using (WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().OpenFor(Purposes.IdentityResolution, people.Table))
        {
            Assert.Equal("p1@mail.example", session.Query($"SELECT email FROM {people.Table} WHERE customer_id = 'C1'", row => row.GetString(0)).Single());
        }

        ClearRead read = Assert.Single(await As(Roles.ComplianceReviewer).ClearReadsAsync(50, default));
        Assert.Equal((Purposes.IdentityResolution, "job match", "mia"), (read.Purpose, read.Origin, read.Actor));
    }

    [Fact]
    public async Task A_new_policy_holds_at_once_for_all_and_stands_in_the_ledger()
    {
        DataSet people = await _work.Import(_work.Text(People));
        MaskPolicy stricter = MaskPolicy.Default with
        {
            Cells = [.. MaskPolicy.Default.Cells.Select(cell => cell with { Kind = cell.Role == Roles.Marketer && cell.Class == ColumnClass.Identifying ? MaskKind.Partial : cell.Kind })],
            Columns = [new ColumnRule("city", [], MaskKind.Generalise)],
        };
        Assert.Equal(64, Rows(people, "email", Roles.Marketer)[0][0]!.Length);

        Outcome<MaskPolicyVersion> made = await As(Roles.ComplianceReviewer).ChangeAsync(stricter, "Marketers check domains.", default);

        Assert.Equal(1, made.Value.Version);
        Assert.Equal(["…@mail.example", "Ea…"], Rows(people, "email, city", Roles.Marketer)[0]);
        Assert.Equal(["Ea…"], Rows(people, "city", Roles.ComplianceReviewer)[0]);
        Assert.Contains(_work.Ledger.Entries, entry => entry is { Act: "mask-policy.changed", Reason: "Marketers check domains." }
            && entry.DetailJson!.Contains("Identifying for Marketer: Hash becomes Partial.", StringComparison.Ordinal));
        Assert.Equal([1, 0], (await As(Roles.Marketer).VersionsAsync(default)).Select(version => version.Version));
        using IServiceScope travel = _work.Host.Enter("travel", "rita", Roles.ComplianceReviewer);
        Assert.Equal(0, (await travel.ServiceProvider.GetRequiredService<IAccess>().PolicyAsync(default)).Version);
    }

    [Fact]
    public async Task Only_those_who_answer_for_it_change_the_policy_and_say_why()
    {
        MaskPolicy lifted = MaskPolicy.Default with { Grants = [new PurposeGrant(Purposes.Analysis, [ColumnClass.Identifying], Roles.All), new PurposeGrant("fun", [], ["Boss"])] };

        Assert.IsType<PolicyNotYours>((await As(Roles.DataScientist).ChangeAsync(MaskPolicy.Default, "because I like to", default)).Refusal);
        Assert.IsType<PolicyReasonMissing>((await As(Roles.Administrator).ChangeAsync(MaskPolicy.Default, " hm ", default)).Refusal);
        PolicyUnfit unfit = Assert.IsType<PolicyUnfit>((await As(Roles.Administrator).ChangeAsync(lifted, "let us see", default)).Refusal);
        Assert.Equal(3, unfit.Faults.Count);
    }

    [Theory]
    [InlineData(Roles.DataScientist)]
    [InlineData(Roles.Administrator)]
    public async Task A_training_set_is_the_same_with_masks_as_without(string role)
    {
        DataSet people = await _work.Import(_work.Text(People));
        await _work.Confirm(people);
        using FileWork open = new();
        DataSet same = await open.Import(open.Text(People));
        await open.Confirm(same);
        TrainingSetRequest request = new(people.Id, "bought", null, []);
        using IServiceScope scope = _work.Host.Enter("retail", "reader", role);

        TrainingSet masked = (await scope.ServiceProvider.GetRequiredService<ITrainingSets>().AssembleAsync(request, default)).Value;
        TrainingSet clear = (await open.TrainingSets.AssembleAsync(request with { DataSetId = same.Id }, default)).Value;

        Assert.Equal(clear.Features, masked.Features);
        Assert.Equal(clear.Labels, masked.Labels);
        Assert.Equal(clear.Fingerprint, masked.Fingerprint);
        Assert.Equal(EveryReadPath.Text(clear.Table), EveryReadPath.Text(masked.Table));
    }

    [Fact]
    public async Task Counts_and_fingerprints_of_a_data_set_are_those_of_its_clear_values()
    {
        using FileWork open = new();
        DataSet clear = await open.Import(open.Text(People));

        DataSet masked = await _work.Import(_work.Text(People));

        Assert.Equal(clear.Fingerprint, masked.Fingerprint);
        Assert.Equal(clear.Columns, masked.Columns);
    }

    [Fact]
    public void Opening_a_session_for_an_unknown_purpose_or_without_a_scope_fails()
    {
        using IServiceScope scope = _work.Host.Enter();
        using IServiceScope nobody = _work.Host.Services.CreateScope();

        Assert.Throws<ArgumentException>(() => scope.ServiceProvider.GetRequiredService<IWarehouse>().OpenFor("fun"));
        Assert.Throws<InvalidOperationException>(() => nobody.ServiceProvider.GetRequiredService<IWarehouse>().Open());
    }

    public void Dispose() => _work.Dispose();

    private static IEnumerable<int> Lengths(IReadOnlyList<string?> row) => row.Select(value => value?.Length ?? 0);

    private IReadOnlyList<IReadOnlyList<string?>> Rows(DataSet dataSet, string columns, string role)
    {
        using IServiceScope scope = _work.Host.Enter("retail", "reader", role);
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open(dataSet.Table);
        return session.Query(
            $"SELECT {columns} FROM {dataSet.Table}",
            row => Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? null : Convert.ToString(row.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)).ToArray());
    }

    private IAccess As(string role) => _work.Host.Enter("retail", "rita", role).ServiceProvider.GetRequiredService<IAccess>();
}
