using MarketingAI.Engine.FeatureStore.Online.Algorithms;
using MarketingAI.Engine.FeatureStore.Views;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>One version of a view in memory. Whoever looks values up holds it from then on; its content changes underneath.</summary>
internal sealed class OnlineView(string unit, FeatureViewRef reference)
{
    /// <summary>Bytes of the longest key that can be looked up.</summary>
    public const int LongestKey = OnlineTable.LongestKey;

    private volatile OnlineContent? _content;
    private volatile string? _trouble;

    public string Unit => unit;

    public FeatureViewRef Reference => reference;

    /// <summary>Null until values were loaded.</summary>
    public OnlineContent? Content => _content;

    /// <summary>Why there are no values, or no newer ones; null where all is well.</summary>
    public string? Trouble => _trouble;

    /// <summary>A deployed model asks for it, so it is kept fresh though newer versions be active.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether the first try to load it is over.</summary>
    public bool IsTried => _content is not null || _trouble is not null;

    /// <summary>Copies the values that count for an entity at a moment. Allocates nothing.</summary>
    /// <param name="content">What was read from.</param>
    /// <param name="values">A place for each of the view's columns; of no meaning where the answer is too old or not loaded.</param>
    public OnlineFind Find(ReadOnlySpan<byte> key, long now, Span<long> values, out OnlineContent? content, out RowStamp stamp)
    {
        content = _content;
        stamp = default;
        if (content is null)
        {
            return OnlineFind.NotLoaded;
        }

        OnlineFind found = OnlineFind.Found;
        if (!content.Table.TryRead(key, values, out stamp))
        {
            content.Unknown.CopyTo(values);
            stamp = content.Stamp;
            found = OnlineFind.Unknown;
        }

        return now - stamp.AsOf > content.MaxAgeTicks ? OnlineFind.TooOld : found;
    }

    public void Put(OnlineContent content)
    {
        _trouble = null;
        _content = content;
    }

    public void Complain(string why) => _trouble = why;

    /// <summary>Forgets the values; what held the view finds none from now on.</summary>
    public void Empty() => _content = null;
}

/// <summary>What a look-up found.</summary>
internal enum OnlineFind : byte
{
    Found,

    /// <summary>Nothing is known of the entity: it has what an entity without rows has.</summary>
    Unknown,

    /// <summary>There are values, older than the view allows at a decision.</summary>
    TooOld,

    NotLoaded,
}

/// <summary>The values of a view and what is needed to read them.</summary>
/// <param name="Unknown">What an entity without rows has.</param>
/// <param name="MaxAgeTicks">Values older than this count as missing; the largest number for no bound.</param>
internal sealed record OnlineContent(Guid ViewId, OnlineColumns Columns, OnlineTable Table, long[] Unknown, long MaxAgeTicks, FeatureViewDefinition Definition)
{
    /// <summary>Of the last whole refresh.</summary>
    public RowStamp Stamp { get; init; }

    public double LoadSeconds { get; init; }
}
