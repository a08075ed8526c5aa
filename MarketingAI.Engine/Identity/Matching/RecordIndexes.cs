using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>The indexes in memory: the two used last, as each holds all values of its records.</summary>
internal sealed class RecordIndexes
{
    private const int MostKept = 2;

    private readonly Lock _lock = new();
    private readonly LinkedList<((BusinessUnitId Unit, Guid Run) Key, Task<RecordIndex?> Index)> _kept = [];

    /// <param name="build">Makes the index where it is not there; gives null where that cannot be.</param>
    public Task<RecordIndex?> GetAsync(BusinessUnitId unit, Guid runId, Func<Task<RecordIndex?>> build)
    {
        lock (_lock)
        {
            LinkedListNode<((BusinessUnitId, Guid) Key, Task<RecordIndex?> Index)>? known = _kept.First;
            while (known is not null && known.Value.Key != (unit, runId))
            {
                known = known.Next;
            }

            bool isGood = known is not null && !known.Value.Index.IsFaulted && !(known.Value.Index.IsCompletedSuccessfully && known.Value.Index.Result is null);
            Task<RecordIndex?> index = isGood ? known!.Value.Index : Task.Run(build);
            if (known is not null)
            {
                _kept.Remove(known);
            }

            _kept.AddFirst(((unit, runId), index));
            while (_kept.Count > MostKept)
            {
                _kept.RemoveLast();
            }

            return index;
        }
    }

    /// <summary>Forgets what is held: a person was erased, or a run was made anew.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _kept.Clear();
        }
    }
}
