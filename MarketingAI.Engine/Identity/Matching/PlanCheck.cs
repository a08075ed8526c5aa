using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Whether a plan fits the data; the first fault in words.</summary>
internal static class PlanCheck
{
    private const int MostRules = 30;
    private const int MostFields = 20;

    public static Refusal? Fault(MatchPlan plan, DataSet left, DataSet? right)
    {
        if (plan.Fields.Count is 0 or > MostFields)
        {
            return new UnfitPlan($"A plan compares 1 to {MostFields} fields. Found {plan.Fields.Count}.");
        }

        if (plan.Rules.Count is 0 or > MostRules)
        {
            return new UnfitPlan($"A plan has 1 to {MostRules} blocking rules. Found {plan.Rules.Count}.");
        }

        HashSet<string> names = plan.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        if (names.Count != plan.Fields.Count)
        {
            return new UnfitPlan("Each field of a plan has a name of its own.");
        }

        string? unknown = plan.Rules.SelectMany(rule => rule.Parts).Select(part => part.Field).FirstOrDefault(field => !names.Contains(field));
        return unknown is not null
            ? new UnfitPlan($"A blocking rule uses the field '{unknown}', which the plan does not have.")
            : Missing(left, plan.Fields.Select(field => field.LeftColumn), plan.LeftKey)
                ?? (right is null ? null : Missing(right, plan.Fields.Select(field => field.RightColumn), plan.RightKey));
    }

    private static ColumnsMissing? Missing(DataSet set, IEnumerable<string> columns, string? key)
    {
        HashSet<string> found = set.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        string[] missing = [.. columns.Select(column => PlanChoice.Source(column).Column).Concat(key is null ? [] : [key]).Where(column => !found.Contains(column)).Distinct(StringComparer.Ordinal)];
        return missing.Length > 0 ? new ColumnsMissing(set.Name, missing, [.. found]) : null;
    }
}
