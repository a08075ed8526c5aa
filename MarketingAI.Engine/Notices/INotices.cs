namespace MarketingAI.Engine.Notices;

/// <summary>The one store of alerts and incidents behind the bell.</summary>
public interface INotices
{
    Task<Guid> RaiseAsync(Notice notice, CancellationToken cancellationToken);

    /// <summary>Notices of the business unit that concern the actor or one of the actor's roles, open ones first, newest first.</summary>
    Task<IReadOnlyList<NoticeState>> ListAsync(bool openOnly, int most, CancellationToken cancellationToken);

    Task<int> CountOpenAsync(CancellationToken cancellationToken);

    /// <summary>Marks a notice as seen and dealt with by the actor.</summary>
    Task AcknowledgeAsync(Guid noticeId, CancellationToken cancellationToken);

    /// <summary>Closes, for all whom they concern, open notices that ask for something nobody has to do any more.</summary>
    /// <param name="titleEnding">How the title ends that they were raised with.</param>
    /// <param name="forRole">Only those of one role; null for all.</param>
    /// <returns>How many were closed.</returns>
    Task<int> CloseAsync(string source, string link, string titleEnding, string? forRole, CancellationToken cancellationToken);
}

public enum NoticeSeverity
{
    Information,
    Warning,
    Critical,
}

/// <param name="Source">Module that raises it, such as <c>Modeling</c>.</param>
/// <param name="Link">Address of the thing it is about, or null.</param>
/// <param name="ForRole">The role it concerns, or null for every role.</param>
/// <param name="ForPerson">The account it concerns, or null for everyone in the unit who has the role.</param>
public sealed record Notice(string Source, NoticeSeverity Severity, string Title, string Text, string? Link = null, string? ForRole = null, string? ForPerson = null);

/// <summary>A notice as stored, with who dealt with it.</summary>
public sealed record NoticeState(Guid Id, Notice Notice, DateTimeOffset RaisedAt, string? AcknowledgedBy, DateTimeOffset? AcknowledgedAt);
