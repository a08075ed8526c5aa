namespace MarketingAI.Engine.Features.Exploration;

/// <summary>Keeps the answers last asked for, so that coming back to a page does not count ten million rows again.</summary>
internal sealed class ExplorerMemory
{
    private const int Most = 64;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, object Answer)> _newestFirst = [];

    public T? Find<T>(string key) where T : class
    {
        lock (_lock)
        {
            for (LinkedListNode<(string Key, object Answer)>? node = _newestFirst.First; node is not null; node = node.Next)
            {
                if (string.Equals(node.Value.Key, key, StringComparison.Ordinal) && node.Value.Answer is T answer)
                {
                    _newestFirst.Remove(node);
                    _newestFirst.AddFirst(node);
                    return answer;
                }
            }

            return null;
        }
    }

    public void Keep(string key, object answer)
    {
        lock (_lock)
        {
            _newestFirst.AddFirst((key, answer));
            if (_newestFirst.Count > Most)
            {
                _newestFirst.RemoveLast();
            }
        }
    }
}
