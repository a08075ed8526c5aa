using MarketingAI.Engine.Jobs.Storage;

namespace MarketingAI.Engine.Jobs;

/// <summary>One run of a job: takes reports from any thread, tells listeners at once, and hands what changed to the store in turns.</summary>
internal sealed class JobRun : IJobRun
{
    private const int LinesKept = 200;
    private const int LineLength = 500;

    private readonly Lock _lock = new();
    private readonly JobRow _row;
    private readonly JobTable _table;
    private readonly JobSignals _signals;
    private readonly CancellationToken _hostStopping;
    private readonly LinkedList<string> _lines;
    private long _linesLeftOut;
    private bool _changed;

    public JobRun(JobRow row, JobTable table, JobSignals signals, CancellationToken hostStopping)
    {
        (_row, _table, _signals, _hostStopping) = (row, table, signals, hostStopping);
        _lines = new LinkedList<string>(row.LogText.Length == 0 ? [] : row.LogText.Split('\n'));
    }

    public Guid JobId => _row.Id;

    public string? Checkpoint => _row.Checkpoint;

    public bool HostIsStopping => _hostStopping.IsCancellationRequested;

    public void Report(double share, string step)
    {
        ArgumentNullException.ThrowIfNull(step);
        lock (_lock)
        {
            _row.Share = double.IsNaN(share) ? _row.Share : Math.Clamp(share, 0, 1);
            _row.Step = OneLine(step);
            _changed = true;
        }

        _signals.Publish(_row);
    }

    public void Log(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        lock (_lock)
        {
            _lines.AddLast(OneLine(line));
            while (_lines.Count > LinesKept)
            {
                _lines.RemoveFirst();
                _linesLeftOut++;
            }

            _changed = true;
        }
    }

    public async Task SaveCheckpointAsync(string json, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(json);
        await _table.SaveCheckpointAsync(_row.Id, json, cancellationToken);
        (_row.Checkpoint, _row.Deaths) = (json, 0);
    }

    /// <summary>Stores what was reported since the last time.</summary>
    /// <returns>Who asked to cancel the job, or null.</returns>
    public async Task<string?> FlushAsync(CancellationToken cancellationToken)
    {
        (double Share, string Step, string Log)? change;
        lock (_lock)
        {
            change = _changed ? (_row.Share, _row.Step, LogText()) : null;
            _changed = false;
        }

        return change is { } found
            ? await _table.SaveProgressAsync(_row.Id, found.Share, found.Step, found.Log, cancellationToken)
            : await _table.CancelAskedByAsync(_row.Id, cancellationToken);
    }

    /// <summary>The row with everything that was reported; nothing may be reported afterwards.</summary>
    public JobRow Close()
    {
        lock (_lock)
        {
            _row.LogText = LogText();
            return _row;
        }
    }

    private string LogText() => (_linesLeftOut > 0 ? $"... {_linesLeftOut} earlier lines were left out\n" : "") + string.Join('\n', _lines);

    private static string OneLine(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= LineLength ? line : line[..LineLength];
    }
}
