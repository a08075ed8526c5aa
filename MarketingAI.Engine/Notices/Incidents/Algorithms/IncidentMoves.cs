namespace MarketingAI.Engine.Notices.Incidents.Algorithms;

/// <summary>Which act leads from where to where, and what becomes of an episode that is told.</summary>
internal static class IncidentMoves
{
    /// <summary>An episode that begins so soon after the last one ended belongs to the same incident.</summary>
    public static readonly TimeSpan Recurs = TimeSpan.FromDays(7);

    /// <returns>The state after the act, or null where the act does not fit.</returns>
    public static IncidentState? After(IncidentState state, IncidentAct act)
    {
        bool ended = state is IncidentState.Resolved or IncidentState.FalseAlarm;
        return act switch
        {
            IncidentAct.Acknowledge => state == IncidentState.Open ? IncidentState.Acknowledged : null,
            IncidentAct.Take => ended ? null : IncidentState.BeingWorkedOn,
            IncidentAct.Assign => ended ? null : state,
            IncidentAct.Comment => state,
            IncidentAct.Resolve => ended ? null : IncidentState.Resolved,
            IncidentAct.CallFalseAlarm => ended ? null : IncidentState.FalseAlarm,
            IncidentAct.Reopen => ended ? IncidentState.Open : null,
        };
    }

    /// <summary>Whether an episode belongs to an incident that was seen from first to last.</summary>
    public static bool Belongs(DateTimeOffset first, DateTimeOffset last, DateTimeOffset episodeFirst, DateTimeOffset episodeLast) =>
        episodeFirst <= last + Recurs && episodeLast >= first - Recurs;

    public static ReportEffect Effect(IncidentState state, DateTimeOffset knownUntil, DateTimeOffset episodeLast) =>
        episodeLast <= knownUntil ? ReportEffect.Known
        : state is IncidentState.Resolved or IncidentState.FalseAlarm ? ReportEffect.Reopened
        : ReportEffect.Prolonged;
}
