using MarketingAI.Engine.Features.Windows.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Windows;

/// <summary>What windows before a decision may see. SQL and the online store keep to these rules; tests compare them with this.</summary>
public static class EventWindows
{
    /// <summary>The ends of a window for a decision, refused where history does not reach back far enough.</summary>
    public static Outcome<WindowBounds> Bounds(WindowSpec window, DateTimeOffset decision, DateTimeOffset historyFrom)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (window.Length <= TimeSpan.Zero || window.Embargo < TimeSpan.Zero)
        {
            return new WindowUnfit($"A window needs a positive length and no negative embargo; found {window.Length} and {window.Embargo}.");
        }

        DateTimeOffset until = decision - window.Embargo;
        DateTimeOffset from = until - window.Length;
        return from < historyFrom
            ? new WindowLongerThanHistory(from, historyFrom, historyFrom + window.Length + window.Embargo)
            : new WindowBounds(from, until);
    }

    /// <summary>Counts, sums and last moments of every decision's window; for an entity without events the count is 0 and there is no last moment.</summary>
    public static Outcome<WindowFigures[]> Of(EventLog events, DecisionList decisions, WindowSpec window, DateTimeOffset historyFrom)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(decisions);
        for (int i = 0; i < decisions.Ticks.Length; i++)
        {
            Outcome<WindowBounds> bounds = Bounds(window, new DateTimeOffset(decisions.Ticks[i], TimeSpan.Zero), historyFrom);
            if (bounds.IsRefused)
            {
                return bounds.Refusal;
            }
        }

        return WindowSums.Of(events, decisions, window);
    }
}

/// <summary>Events in any order; times in UTC ticks.</summary>
/// <param name="Entities">A number for each entity from 0 on.</param>
/// <param name="Known">When we knew of it; null where as soon as it happened.</param>
/// <param name="Values">Such as amounts; null for 1 each.</param>
public sealed record EventLog(int[] Entities, long[] Happened, long[]? Known = null, double[]? Values = null);

/// <summary>Moments at which features are asked for, in any order.</summary>
public sealed record DecisionList(int[] Entities, long[] Ticks);

/// <param name="LastTicks">Moment of the last event inside, in UTC ticks; null without one.</param>
public readonly record struct WindowFigures(int Count, double Sum, long? LastTicks);
