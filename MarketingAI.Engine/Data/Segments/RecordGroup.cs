
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>Records that wait to be written together, with one answer for all who wait for them.</summary>
internal sealed class RecordGroup
{
    /// <summary>No group grows beyond this; callers then wait for the next.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private byte[] _frame = new byte[64 * 1024];
    private int _length = GroupFrame.HeaderLength;
    private TaskCompletionSource<Refusal?> _written = NewSource();

    public int Records { get; private set; }

    /// <summary>Ends when the group is written: with null, or with why it was not.</summary>
    public Task<Refusal?> Written => _written.Task;

    public bool HasRoomFor(int bytes) => Records == 0 || _length + bytes <= MostBytes;

    /// <summary>Copies records in and gives each its id.</summary>
    public void Add(ReadOnlySpan<byte> records, RecordIds source, long unixMilliseconds, Span<Guid> ids)
    {
        if (_length + records.Length > _frame.Length)
        {
            Array.Resize(ref _frame, Math.Max(_frame.Length * 2, _length + records.Length));
        }

        Span<byte> copied = _frame.AsSpan(_length, records.Length);
        records.CopyTo(copied);
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = source.Next(unixMilliseconds);
            SegmentRecord.SetId(copied, ids[i]);
            copied = copied[SegmentRecord.LengthOf(copied)..];
        }

        _length += records.Length;
        Records += ids.Length;
    }

    /// <summary>The bytes to write.</summary>
    public ReadOnlySpan<byte> Seal()
    {
        Span<byte> frame = _frame.AsSpan(0, _length);
        GroupFrame.Seal(frame, Records);
        return frame;
    }

    /// <summary>Answers all who wait and empties the group for its next use.</summary>
    public void Complete(Refusal? refusal)
    {
        TaskCompletionSource<Refusal?> written = _written;
        (_length, Records, _written) = (GroupFrame.HeaderLength, 0, NewSource());
        written.SetResult(refusal);
    }

    private static TaskCompletionSource<Refusal?> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
