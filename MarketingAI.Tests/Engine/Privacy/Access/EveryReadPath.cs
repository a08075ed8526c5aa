using System.Globalization;
using System.Text;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Tests.Engine.Privacy.Access;

/// <summary>Unique values planted in columns about persons, and a search for them in whatever comes out.</summary>
internal static class EveryReadPath
{
    public const string Named = "xqznamed";
    public const string Protected = "xqzprotected";
    public const string Pointing = "xqzpointing";

    /// <summary>A table in which every value of a column about persons is a marker, and nothing else is.</summary>
    public static string People(string unit, int rows = 60)
    {
        StringBuilder text = new("customer_id,first_name,email,phone,gender,birth_date,channel,visits,bought\n");
        for (int i = 1; i <= rows; i++)
        {
            string day = new DateOnly(1931, 1, 1).AddDays(i * 17).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture,
                $"{Pointing}{unit}{i},{Named}{unit}{i}name,{Named}{unit}{i}@mail.example,+4930{9_000_000 + i},{Protected}{unit}{i % 2},{day},{(i % 3 == 0 ? "email" : "social")},{i % 7},{(i % 4 == 0 ? "yes" : "no")}\n");
        }

        return text.ToString();
    }

    /// <summary>The markers in a text that a reader may not see.</summary>
    public static IReadOnlyList<string> Found(string text, bool seesPseudonyms)
    {
        List<string> found = [];
        foreach (string marker in seesPseudonyms ? [Named, Protected, "+49309", "49309000", "193"] : new[] { Named, Protected, Pointing, "+49309", "49309000" })
        {
            int at = marker == "193" ? BirthYear(text) : text.IndexOf(marker, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                found.Add(text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)]);
            }
        }

        return found;
    }

    public static string Text(ColumnTable table)
    {
        StringBuilder text = new();
        foreach (TableColumn column in table.Columns)
        {
            text.Append(column.Name).Append(':').AppendLine(column switch
            {
                CategoryColumn category => $"{string.Join('|', category.Levels)} {string.Join(',', category.Codes)}",
                NumberColumn number => string.Join(',', number.Values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))),
                TimeColumn time => string.Join(',', time.UtcTicks.Select(ticks => ticks == TimeColumn.Missing ? "" : new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
                _ => throw new InvalidOperationException(),
            });
        }

        return text.ToString();
    }

    private static int BirthYear(string text)
    {
        System.Text.RegularExpressions.Match match = System.Text.RegularExpressions.Regex.Match(
            text, @"193\d-\d\d-\d\d", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        return match.Success ? match.Index : -1;
    }
}
