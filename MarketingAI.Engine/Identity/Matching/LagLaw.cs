namespace MarketingAI.Engine.Identity.Matching;

/// <summary>How long sales follow clicks: log-normal.</summary>
/// <param name="ClickShare">Share of the sales of people who are known on the web that a click led to.</param>
/// <param name="Learnt">Sales it was learnt from; 0 where the first guess stands.</param>
public sealed record LagLaw(double MedianDays, double LogSd, double ClickShare, double Learnt);
