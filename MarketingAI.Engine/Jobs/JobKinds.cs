using System.Collections.Frozen;

namespace MarketingAI.Engine.Jobs;

/// <summary>All kinds of job that this host can run.</summary>
internal sealed class JobKinds
{
    private readonly FrozenDictionary<string, JobKind> _byName;
    private readonly FrozenDictionary<Type, JobKind> _byType;

    public JobKinds(IEnumerable<JobKind> kinds)
    {
        JobKind[] all = [.. kinds];
        IGrouping<string, JobKind>? twice = all.GroupBy(kind => kind.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException(
                $"The job kind '{twice.Key}' is registered {twice.Count()} times; each request type needs a name of its own and one handler.");
        }

        _byName = all.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
        _byType = all.ToFrozenDictionary(kind => kind.RequestType);
    }

    public IReadOnlyCollection<JobKind> All => _byName.Values;

    public JobKind Of(Type request) => _byType.TryGetValue(request, out JobKind? kind)
        ? kind
        : throw new InvalidOperationException($"No handler is registered for {request.Name}; call AddJobHandler in the module's registration.");

    public JobKind? Find(string name) => _byName.GetValueOrDefault(name);
}
