using System.Globalization;
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
        return Levels(plan) is { } odd ? odd : Rules(plan) is { } oddRule ? oddRule : unknown is not null
            ? new UnfitPlan($"A blocking rule uses the field '{unknown}', which the plan does not have.")
            : Missing(left, plan.Fields.Select(field => field.LeftColumn), plan.LeftKey)
                ?? (right is null ? null : Missing(right, plan.Fields.Select(field => field.RightColumn), plan.RightKey));
    }

    private static UnfitPlan? Levels(MatchPlan plan)
    {
        foreach (MatchField field in plan.Fields)
        {
            if (field.Levels.Count == 0)
            {
                return new UnfitPlan($"{field.Name} needs at least one level of agreement.");
            }

            if (field.Levels.FirstOrDefault(level => !IsFit(field.Role, level)) is { } level)
            {
                return new UnfitPlan(string.Create(
                    CultureInfo.InvariantCulture, $"The level '{level.Label}' ({level.Test}, {level.Parameter}) does not fit {field.Name}, which is compared as {field.Role}."));
            }
        }

        bool first = plan.Fields.Any(field => field.Role == FieldRole.FirstName);
        bool last = plan.Fields.Any(field => field.Role == FieldRole.LastName);
        return plan.Fields.Any(field => field.Role == FieldRole.NameOrder) && !(first && last)
            ? new UnfitPlan("The order of names can only be compared where first and last name are.")
            : null;
    }

    private static bool IsFit(FieldRole role, ComparisonLevel level) => level.Test switch
    {
        LevelTest.Same => true,
        LevelTest.Days => role == FieldRole.BirthDate && level.Parameter >= 1,
        LevelTest.WithinShare => role == FieldRole.Number && level.Parameter is > 0 and < 1,
        LevelTest.JaroWinkler or LevelTest.DerivedJaroWinkler => !LevelChoice.IsHashed(role) && level.Parameter is > 0 and < 1,
        LevelTest.SameDerived or LevelTest.Words or LevelTest.Prefix or LevelTest.Edits => !LevelChoice.IsHashed(role),
        _ => false,
    };

    private static UnfitPlan? Rules(MatchPlan plan)
    {
        foreach (BlockingRule rule in plan.Rules)
        {
            if (rule.Parts.Count == 0)
            {
                return new UnfitPlan($"The blocking rule '{rule.Name}' names no field.");
            }

            if (rule.Parts.Count(part => part.Form == KeyForm.NamesInEitherOrder) == 1)
            {
                return new UnfitPlan($"The blocking rule '{rule.Name}' takes names in either order; that needs a first and a last name.");
            }

            if (rule.Parts.FirstOrDefault(part => part.Form == KeyForm.Prefix && part.Length < 1) is { } part)
            {
                return new UnfitPlan($"The blocking rule '{rule.Name}' takes the first letters of {part.Field} without saying how many; 1 or more are needed.");
            }
        }

        return plan.Rules.GroupBy(rule => rule.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? new UnfitPlan($"Two blocking rules are called '{twice.Key}'.")
            : null;
    }

    private static ColumnsMissing? Missing(DataSet set, IEnumerable<string> columns, string? key)
    {
        HashSet<string> found = set.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        string[] missing = [.. columns.Select(column => PlanChoice.Source(column).Column).Concat(key is null ? [] : [key]).Where(column => !found.Contains(column)).Distinct(StringComparer.Ordinal)];
        return missing.Length > 0 ? new ColumnsMissing(set.Name, missing, [.. found]) : null;
    }
}
