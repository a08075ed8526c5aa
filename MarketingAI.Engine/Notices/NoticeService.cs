using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices.Storage;

namespace MarketingAI.Engine.Notices;

internal sealed class NoticeService(NoticeTable table, WorkScope scope, TimeProvider clock) : INotices
{
    public async Task<Guid> RaiseAsync(Notice notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentException.ThrowIfNullOrWhiteSpace(notice.Title, nameof(notice));
        if (notice.ForRole is { } role && !Roles.All.Contains(role, StringComparer.Ordinal))
        {
            throw new ArgumentException($"ForRole must be one of {string.Join(", ", Roles.All)}. Found '{role}'.", nameof(notice));
        }

        NoticeRow row = new()
        {
            Id = Ids.New(clock),
            Source = notice.Source,
            Severity = notice.Severity,
            Title = notice.Title,
            Text = notice.Text,
            Link = notice.Link,
            ForRole = notice.ForRole,
            ForPerson = notice.ForPerson,
            RaisedAt = clock.GetUtcNow(),
        };
        await table.AddAsync(row, cancellationToken);
        return row.Id;
    }

    public async Task<IReadOnlyList<NoticeState>> ListAsync(bool openOnly, int most, CancellationToken cancellationToken) =>
        [.. (await table.ListAsync(scope.Actor, openOnly, Require.AtLeast(most, 1), cancellationToken)).Select(row => row.ToState())];

    public Task<int> CountOpenAsync(CancellationToken cancellationToken) => table.CountOpenAsync(scope.Actor, cancellationToken);

    public Task AcknowledgeAsync(Guid noticeId, CancellationToken cancellationToken) =>
        table.AcknowledgeAsync(noticeId, scope.Actor, clock.GetUtcNow(), cancellationToken);

    public Task<int> CloseAsync(string source, string link, string titleEnding, string? forRole, CancellationToken cancellationToken) =>
        table.CloseAsync(source, link, titleEnding, forRole, scope.Actor.Name, clock.GetUtcNow(), cancellationToken);
}
