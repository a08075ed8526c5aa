using MarketingAI.Engine.Features.Exploration;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>Conditions as an address carries them: <c>atleast.age=18</c>.</summary>
internal static class ConditionText
{
    public static string Write(ExploreCondition condition) =>
        $"{condition.Operator.ToString().ToLowerInvariant()}.{condition.Column.Replace("%", "%25", StringComparison.Ordinal).Replace("=", "%3D", StringComparison.Ordinal)}={condition.Value}";

    /// <summary>What cannot be read is left out: addresses are typed and cut off.</summary>
    public static IReadOnlyList<ExploreCondition> Read(IEnumerable<string>? texts) => [.. (texts ?? []).Select(One).OfType<ExploreCondition>()];

    private static ExploreCondition? One(string text)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        int equal = text.IndexOf('=', StringComparison.Ordinal);
        return point > 0 && equal > point && Enum.TryParse(text.AsSpan(0, point), ignoreCase: true, out ConditionOperator asked) && Enum.IsDefined(asked)
            ? new ExploreCondition(Uri.UnescapeDataString(text[(point + 1)..equal]), asked, text[(equal + 1)..])
            : null;
    }
}
