using System.Diagnostics;
using System.Text;
using MarketingAI.Engine.FeatureStore.Online.Algorithms;
using MarketingAI.Engine.FeatureStore.Values;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.FeatureStore.Online;

internal sealed class OnlineFeatureService(
    OnlineViews views, OnlineKeeper keeper, IFeatureViews catalogue, IEnumerable<IValueMasks> masks, WorkScope scope, TimeProvider clock) : IOnlineFeatures
{
    public async Task<IReadOnlyList<OnlineViewState>> ListAsync(CancellationToken cancellationToken)
    {
        string unit = scope.Unit.Value;
        Dictionary<FeatureViewRef, FeatureView> active = (await catalogue.ListAsync(cancellationToken))
            .Where(view => view.State == FeatureViewState.Active).ToDictionary(view => view.Reference);
        FeatureViewRef[] held = [.. views.OfUnit(unit).Where(view => view.IsHeld).Select(view => view.Reference)];
        List<OnlineViewState> states = [];
        foreach (FeatureViewRef reference in active.Keys.Concat(held).Distinct().OrderBy(view => view.Name, StringComparer.Ordinal).ThenBy(view => view.Version))
        {
            if ((active.GetValueOrDefault(reference) ?? await catalogue.FindAsync(reference.Name, reference.Version, cancellationToken)) is { } view)
            {
                states.Add(StateOf(view, views.Find(unit, reference)));
            }
        }

        return states;
    }

    public async Task<OnlineViewDetail?> DescribeAsync(FeatureViewRef view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (await catalogue.FindAsync(view.Name, view.Version, cancellationToken) is not { } known)
        {
            return null;
        }

        OnlineView? online = views.Find(scope.Unit.Value, view);
        return online?.Content is { } content
            ? await Task.Run(() => Describe(StateOf(known, online), content), cancellationToken)
            : new OnlineViewDetail(StateOf(known, online), null, 0, [.. known.Fields.Select(field => new OnlineFieldState(field.Name, field.Type, field.PersonalData, null))]);
    }

    public async Task<Outcome<OnlineRow>> FindAsync(FeatureViewRef view, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        byte[] bytes = Encoding.UTF8.GetBytes(key ?? string.Empty);
        if (bytes.Length is 0 or > OnlineTable.LongestKey)
        {
            return new OnlineKeyUnfit(bytes.Length);
        }

        if (await catalogue.FindAsync(view.Name, view.Version, cancellationToken) is null)
        {
            return new FeatureViewNotFound(view.ToString());
        }

        OnlineView? online = views.Find(scope.Unit.Value, view);
        if (online?.Content is not { } content)
        {
            return new OnlineNotLoaded(view.ToString(), online?.Trouble);
        }

        long[] words = new long[content.Columns.Count];
        long now = clock.GetUtcNow().UtcTicks;
        long started = Stopwatch.GetTimestamp();
        OnlineFind found = online.Find(bytes, now, words, out _, out RowStamp stamp);
        double microseconds = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        return new OnlineRow(
            found switch { OnlineFind.Found => "found", OnlineFind.Unknown => "unknown", OnlineFind.TooOld => "too old", _ => "not loaded" },
            new DateTimeOffset(stamp.AsOf, TimeSpan.Zero), new DateTimeOffset(stamp.Written, TimeSpan.Zero),
            [.. content.Columns.Fields.Select((field, i) => ValueOf(content.Columns, field, i, words[i]))], microseconds);
    }

    public async Task<Outcome<OnlineViewState>> RefreshAsync(FeatureViewRef view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!scope.Actor.Has(Roles.DataScientist) && scope.Actor != Actor.System)
        {
            return new WritingOutNotYours(scope.Actor.Name);
        }

        string unit = scope.Unit.Value;
        Outcome<long> renewed = await keeper.RenewAsync(unit, view, asOf: null, cancellationToken);
        return renewed.IsRefused
            ? renewed.Refusal
            : StateOf((await catalogue.FindAsync(view.Name, view.Version, cancellationToken))!, views.Find(unit, view));
    }

    private OnlineViewState StateOf(FeatureView view, OnlineView? online)
    {
        OnlineContent? content = online?.Content;
        TimeSpan? age = content is null ? null : new TimeSpan(clock.GetUtcNow().UtcTicks - content.Stamp.AsOf);
        OnlineReadiness readiness = content is not null
            ? age!.Value.Ticks > content.MaxAgeTicks ? OnlineReadiness.TooOld : OnlineReadiness.Ready
            : online?.Trouble is { } && view.Freshness is not null ? OnlineReadiness.Failed
            : view.Freshness is null ? OnlineReadiness.NeverWritten
            : OnlineReadiness.Loading;
        return new OnlineViewState(
            view.Reference, view.Definition.Entity.ToString(), view.State == FeatureViewState.Active, online?.IsHeld ?? false, readiness, online?.Trouble,
            content is null ? view.Freshness?.AsOf : new DateTimeOffset(content.Stamp.AsOf, TimeSpan.Zero),
            content is null ? view.Freshness?.WrittenAt : new DateTimeOffset(content.Stamp.Written, TimeSpan.Zero),
            age, view.Definition.MaxAgeHours, content?.Table.Count ?? 0, content?.Table.Bytes ?? 0, content?.LoadSeconds);
    }

    private static OnlineViewDetail Describe(OnlineViewState state, OnlineContent content)
    {
        long[] missing = new long[content.Columns.Count];
        (long entities, long newest, long streamed) = (0L, 0L, 0L);
        content.Table.Scan((_, values, stamp) =>
        {
            entities++;
            newest = Math.Max(newest, stamp.AsOf);
            streamed += stamp.AsOf > content.Stamp.AsOf ? 1 : 0;
            for (int i = 0; i < values.Length; i++)
            {
                missing[i] += content.Columns.IsMissing(i, values[i]) ? 1 : 0;
            }
        });
        return new OnlineViewDetail(
            state, entities == 0 ? null : new DateTimeOffset(newest, TimeSpan.Zero), streamed,
            [.. content.Columns.Fields.Select((field, i) => new OnlineFieldState(field.Name, field.Type, field.PersonalData, entities == 0 ? null : (double)missing[i] / entities))]);
    }

    private OnlineValue ValueOf(OnlineColumns columns, FeatureField field, int index, long word)
    {
        ColumnClass personal = DataSetClasses.Of(field.PersonalData);
        string? shown = masks.Aggregate(columns.Shown(index, word), (value, mask) => mask.Shown(field.Name, personal, value));
        return new OnlineValue(field.Name, shown, columns.IsMissing(index, word));
    }
}
