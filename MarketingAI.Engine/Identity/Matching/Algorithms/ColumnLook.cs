using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>What is known of a column before it is read: name, type, counts and some values.</summary>
internal sealed record ColumnLook(string Name, ColumnType Type, long Distinct, double MissingShare, long Rows, IReadOnlyList<string> Values);
