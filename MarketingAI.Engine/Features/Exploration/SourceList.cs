using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>All sources of all modules.</summary>
internal sealed class SourceList(IEnumerable<IExploreSources> modules)
{
    public async Task<IReadOnlyList<ExploreSource>> ListAsync(CancellationToken cancellationToken)
    {
        List<ExploreSource> found = [];
        foreach (IExploreSources module in modules)
        {
            found.AddRange(await module.ListAsync(cancellationToken));
        }

        return found;
    }

    public async Task<Outcome<ExploreSource>> FindAsync(string key, CancellationToken cancellationToken)
    {
        foreach (IExploreSources module in modules)
        {
            if (await module.FindAsync(key, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return new SourceNotFound(key);
    }
}
