using System.Text;

namespace MarketingAI.Workbench.Components;

/// <summary>Turns names of code into words.</summary>
public static class Words
{
    /// <summary><c>DataScientist</c> becomes "Data scientist".</summary>
    public static string FromPascal(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        StringBuilder words = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
            {
                words.Append(' ').Append(char.ToLowerInvariant(name[i]));
            }
            else
            {
                words.Append(name[i]);
            }
        }

        return words.ToString();
    }
}
