using MarketingAI.Engine.Audit;
using MarketingAI.Tests.Support;
using Microsoft.Data.Sqlite;

namespace MarketingAI.Tests.Engine.Audit;

public sealed class LedgerTests : IDisposable
{
    private readonly LedgerBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Rows_come_back_as_written_newest_first_and_the_chain_is_intact()
    {
        await _bench.AppendAsync(5);

        IReadOnlyList<LedgerRow> rows = await _bench.ListAsync(new LedgerQuery());

        Assert.Equal([5L, 4, 3, 2, 1], rows.Select(row => row.Position));
        Assert.Equal(LedgerBench.Entry(5), rows[0].Entry);
        Assert.Equal("rita", rows[0].Actor);
        Assert.Equal(new LedgerVerdict(5, true, null, null), _bench.Verify());
    }

    [Fact]
    public async Task The_chain_spans_all_units_and_a_unit_sees_its_own_rows()
    {
        await _bench.AppendAsync(3);
        await _bench.AppendAsync(2, "travel");

        Assert.Equal([5L, 4], (await _bench.ListAsync(new LedgerQuery(), "travel")).Select(row => row.Position));
        Assert.Equal(5, _bench.Verify().Rows);
    }

    [Fact]
    public async Task A_query_filters_by_act_and_subject_and_pages()
    {
        await _bench.AppendAsync(5);

        Assert.Equal([3L], (await _bench.ListAsync(new LedgerQuery(SubjectKind: "model-version", SubjectId: "m3"))).Select(row => row.Position));
        Assert.Equal([4L, 3], (await _bench.ListAsync(new LedgerQuery(Skip: 1, Take: 2, Act: "model.approved"))).Select(row => row.Position));
        Assert.Empty(await _bench.ListAsync(new LedgerQuery(Act: "model.refused")));
    }

    [Fact]
    public async Task The_chain_goes_on_after_a_restart()
    {
        await _bench.AppendAsync(3);
        _bench.Stop();

        await _bench.AppendAsync(3);

        Assert.Equal(new LedgerVerdict(6, true, null, null), _bench.Verify());
    }

    [Fact]
    public void Where_no_ledger_was_begun_there_is_nothing_to_find() =>
        Assert.Equal(new LedgerVerdict(0, true, null, null), _bench.Verify());

    [Fact]
    public async Task The_key_is_readable_by_its_owner_only_and_not_in_the_database()
    {
        await _bench.AppendAsync(1);
        _bench.Stop();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_bench.Places.KeyFile));
        }

        byte[] key = await File.ReadAllBytesAsync(_bench.Places.KeyFile);
        Assert.Equal(-1, (await File.ReadAllBytesAsync(_bench.Places.StoreFile)).AsSpan().IndexOf(key));
    }

    [Theory]
    [InlineData("UPDATE ledger SET reason = 'x' WHERE position = 2")]
    [InlineData("DELETE FROM ledger WHERE position = 2")]
    [InlineData("INSERT OR REPLACE INTO ledger SELECT 2, at, unit, actor, act, subject_kind, subject_id, reason, detail, previous, signature FROM ledger WHERE position = 1")]
    public async Task The_database_itself_refuses_change_and_removal(string sql)
    {
        await _bench.AppendAsync(3);

        SqliteException fault = Assert.Throws<SqliteException>(() => _bench.Sql(sql));

        Assert.Contains("append-only", fault.Message, StringComparison.Ordinal);
        Assert.True(_bench.Verify().Intact);
    }

    [Theory]
    [InlineData("UPDATE ledger SET at = at + 1 WHERE position = 4", 4)]
    [InlineData("UPDATE ledger SET unit = 'travel' WHERE position = 4", 4)]
    [InlineData("UPDATE ledger SET actor = 'mallory' WHERE position = 1", 1)]
    [InlineData("UPDATE ledger SET act = 'model.refused' WHERE position = 9", 9)]
    [InlineData("UPDATE ledger SET subject_kind = 'x' WHERE position = 4", 4)]
    [InlineData("UPDATE ledger SET subject_id = 'm7' WHERE position = 4", 4)]
    [InlineData("UPDATE ledger SET reason = '' WHERE position = 4", 4)]
    [InlineData("UPDATE ledger SET detail = NULL WHERE position = 10", 10)]
    [InlineData("UPDATE ledger SET subject_kind = subject_kind || substr(subject_id, 1, 1), subject_id = substr(subject_id, 2) WHERE position = 4", 4)]
    [InlineData("UPDATE ledger SET previous = zeroblob(32) WHERE position = 4", 4)]
    [InlineData("UPDATE ledger SET previous = zeroblob(9000) WHERE position = 4", 4)]
    [InlineData("UPDATE ledger SET signature = zeroblob(32) WHERE position = 4", 4)]
    [InlineData("UPDATE ledger SET signature = 'text', at = 'text' WHERE position = 4", 4)]
    [InlineData("DELETE FROM ledger WHERE position = 1", 1)]
    [InlineData("DELETE FROM ledger WHERE position = 5", 5)]
    [InlineData("DELETE FROM ledger WHERE position = 10", 10)]
    [InlineData("DELETE FROM ledger WHERE position > 3", 4)]
    [InlineData("DELETE FROM ledger", 1)]
    [InlineData("DELETE FROM ledger WHERE position = 5; UPDATE ledger SET position = position - 1 WHERE position > 5", 5)]
    [InlineData("UPDATE ledger SET position = 100 WHERE position = 4; UPDATE ledger SET position = 4 WHERE position = 5; UPDATE ledger SET position = 5 WHERE position = 100", 4)]
    [InlineData("INSERT INTO ledger SELECT 11, at, unit, actor, act, subject_kind, subject_id, reason, detail, signature, signature FROM ledger WHERE position = 10", 11)]
    [InlineData("INSERT INTO ledger SELECT 0, at, unit, actor, act, subject_kind, subject_id, reason, detail, previous, signature FROM ledger WHERE position = 1", 1)]
    [InlineData("INSERT INTO ledger SELECT -3, at, unit, actor, act, subject_kind, subject_id, reason, detail, previous, signature FROM ledger WHERE position = 1", 1)]
    public async Task Any_edited_removed_moved_or_added_row_is_found_and_named(string sql, long firstBad)
    {
        await _bench.AppendAsync(10);
        _bench.Stop();

        LedgerVerdict verdict = _bench.Tamper(sql).Verify();

        Assert.False(verdict.Intact);
        Assert.Equal(firstBad, verdict.FirstBadRow);
        Assert.NotNull(verdict.Finding);
    }

    [Fact]
    public async Task A_ledger_that_is_gone_is_found()
    {
        await _bench.AppendAsync(3);
        _bench.Stop();
        File.Delete(_bench.Places.StoreFile);

        Assert.Equal(new LedgerVerdict(0, false, 1, "The ledger is gone: the anchor vouches for 3 rows."), _bench.Verify());
    }

    [Fact]
    public async Task Another_key_is_named_as_such()
    {
        await _bench.AppendAsync(3);
        _bench.Stop();
        File.Delete(_bench.Places.KeyFile);
        await File.WriteAllBytesAsync(_bench.Places.KeyFile, new byte[32]);

        LedgerVerdict verdict = _bench.Verify();

        Assert.Equal((3L, false, 1L), (verdict.Rows, verdict.Intact, verdict.FirstBadRow));
        Assert.Contains("not the one this ledger was written with", verdict.Finding, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => _bench.AppendAsync(1));
    }

    [Fact]
    public async Task Without_the_key_nothing_is_vouched_for_and_nothing_recorded()
    {
        await _bench.AppendAsync(3);
        _bench.Stop();
        File.Delete(_bench.Places.KeyFile);

        Assert.Contains("is missing", _bench.Verify().Finding, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => _bench.AppendAsync(1));
        Assert.False(File.Exists(_bench.Places.KeyFile));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_anchor_that_is_missing_or_was_changed_is_found_and_stops_the_writer(bool missing)
    {
        await _bench.AppendAsync(3);
        _bench.Stop();
        string anchor = await File.ReadAllTextAsync(_bench.Places.AnchorFile);
        File.Delete(_bench.Places.AnchorFile);
        if (!missing)
        {
            await File.WriteAllTextAsync(_bench.Places.AnchorFile, "2" + anchor[1..]);
        }

        Assert.Equal((false, 4L), (_bench.Verify().Intact, _bench.Verify().FirstBadRow));
        await Assert.ThrowsAsync<InvalidDataException>(() => _bench.AppendAsync(1));
    }

    [Fact]
    public async Task Rows_stored_but_not_anchored_when_the_process_died_are_no_alarm_and_are_anchored_at_the_next_start()
    {
        await _bench.AppendAsync(3);
        string early = await File.ReadAllTextAsync(_bench.Places.AnchorFile);
        await _bench.AppendAsync(2);
        _bench.Stop();
        await File.WriteAllTextAsync(_bench.Places.AnchorFile, early);

        Assert.Equal(new LedgerVerdict(5, true, null, null), _bench.Verify());
        await _bench.AppendAsync(1);
        _bench.Stop();
        Assert.Equal(new LedgerVerdict(6, true, null, null), _bench.Verify());
        Assert.Equal(6, _bench.Tamper("DELETE FROM ledger WHERE position = 6").Verify().FirstBadRow);
    }

    [Fact]
    public async Task A_tail_cut_off_while_the_host_was_down_stays_visible_after_it_writes_on()
    {
        await _bench.AppendAsync(5);
        _bench.Stop();
        _bench.Tamper("DELETE FROM ledger WHERE position > 3");

        await _bench.AppendAsync(2);

        LedgerVerdict verdict = _bench.Verify();
        Assert.Equal((5L, false, 4L), (verdict.Rows, verdict.Intact, verdict.FirstBadRow));
        Assert.Equal([7L, 6, 3, 2, 1], (await _bench.ListAsync(new LedgerQuery())).Select(row => row.Position));
    }

    [Fact]
    public async Task A_tail_cut_off_while_the_host_runs_stays_visible_too()
    {
        await _bench.AppendAsync(5);
        _bench.Tamper("DELETE FROM ledger WHERE position > 3");

        await _bench.AppendAsync(2);

        Assert.Equal(4, _bench.Verify().FirstBadRow);
    }

    [Fact]
    public async Task A_damaged_file_is_a_finding_not_a_fault()
    {
        await _bench.AppendAsync(3);
        _bench.Stop();
        await File.WriteAllTextAsync(_bench.Places.StoreFile, new string('x', 20_000));

        LedgerVerdict verdict = _bench.Verify();

        Assert.Equal((false, 1L), (verdict.Intact, verdict.FirstBadRow));
        Assert.Contains("cannot be read", verdict.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verification_beside_a_busy_writer_raises_no_false_alarm()
    {
        Task writing = Task.Run(async () =>
        {
            for (int i = 0; i < 30; i++)
            {
                await _bench.AppendAsync(20);
            }
        });
        List<LedgerVerdict> verdicts = [];
        while (!writing.IsCompleted)
        {
            if (File.Exists(_bench.Places.StoreFile) && File.Exists(_bench.Places.AnchorFile))
            {
                verdicts.Add(_bench.Verify());
            }
        }

        await writing;
        Assert.NotEmpty(verdicts);
        Assert.All(verdicts, verdict => Assert.True(verdict.Intact, verdict.Finding));
        Assert.Equal(new LedgerVerdict(600, true, null, null), _bench.Verify());
    }

    [Fact]
    public async Task The_places_are_found_from_the_data_root_the_store_folder_or_a_file_in_it_even_when_the_ledger_is_gone()
    {
        await _bench.AppendAsync(1);

        Assert.Equal(_bench.Places, LedgerPlaces.Find(_bench.Folder.Path, new AuditOptions()));
        Assert.Equal(_bench.Places, LedgerPlaces.Find(_bench.Folder.File("store"), new AuditOptions()));
        Assert.Equal(_bench.Places, LedgerPlaces.Find(_bench.Places.StoreFile, new AuditOptions()));
        _bench.Stop();
        File.Delete(_bench.Places.StoreFile);
        Assert.Equal(_bench.Places, LedgerPlaces.Find(_bench.Folder.Path, new AuditOptions()));
        using TemporaryFolder empty = new();
        Assert.Null(LedgerPlaces.Find(empty.Path, new AuditOptions()));
    }
}
