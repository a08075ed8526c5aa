using System.Text;

namespace MarketingAI.Engine.FeatureStore.Views.Algorithms;

/// <summary>How views and features may be called.</summary>
internal static class FeatureNames
{
    private const int Longest = 40;

    /// <returns>A full sentence, or null where the name may stand.</returns>
    public static string? WhyNot(string? name, string what) =>
        name is { Length: > 0 and <= Longest } && name[0] is >= 'a' and <= 'z' && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
            ? null
            : $"The name of a {what} is 1 to {Longest} small letters, digits and underscores and starts with a letter. Found '{name}'.";

    /// <summary>The column of a split feature for one value: <c>clicks</c> and <c>E-Mail</c> give <c>clicks_e_mail</c>.</summary>
    public static string Split(string feature, string value)
    {
        StringBuilder text = new(feature);
        text.Append('_');
        foreach (char c in value.ToLowerInvariant())
        {
            text.Append(c is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? c : '_');
        }

        return text.ToString();
    }
}
