namespace MarketingAI.Engine.Simulation.Algorithms;

internal sealed record Device(string Id, string Type, bool Shared, IReadOnlyList<string> Cookies)
{
    /// <summary>The cookie in use at a time: browsers forget, so each lives for a part of the year.</summary>
    public string CookieAt(double days) => Cookies[Math.Clamp((int)(days / World.Days * Cookies.Count), 0, Cookies.Count - 1)];
}
