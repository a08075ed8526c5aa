using System.Text;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>A code that names share when they sound alike.</summary>
/// <remarks>
/// The letter groups of Russell's Soundex (US patent 1,261,167 of 1918), without its cut after four signs, with the first letter coded by group as
/// well, so that Katharina meets Catharina, and vowels dropped.
/// </remarks>
internal static class Sound
{
    private const int Longest = 6;

    /// <param name="plain">Small letters, as <see cref="PlainText"/> gives them.</param>
    public static string Of(string plain)
    {
        StringBuilder code = new(Longest);
        char last = '\0';
        for (int i = 0; i < plain.Length && code.Length < Longest; i++)
        {
            char group = Group(plain[i]);
            if (group == '-')
            {
                continue;
            }

            if (group != last && (group != '0' || code.Length == 0))
            {
                code.Append(group);
            }

            last = group;
        }

        return code.Length == 0 ? plain : code.ToString();
    }

    private static char Group(char letter) => letter switch
    {
        'b' or 'f' or 'p' or 'v' or 'w' => '1',
        'c' or 'g' or 'j' or 'k' or 'q' or 's' or 'x' or 'z' => '2',
        'd' or 't' => '3',
        'l' => '4',
        'm' or 'n' => '5',
        'r' => '6',
        'h' or ' ' => '-',
        _ => '0',
    };
}
