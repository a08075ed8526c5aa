using System.CommandLine;
using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine.Verbs;

/// <summary>Reading of arguments that several verbs share.</summary>
internal static class Arguments
{
    public static Option<string> DataFile() => new("--data")
    {
        Description = "The file to read: CSV (separator , ; or tab is recognised), gzipped CSV, or Parquet.",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>Words parted by commas, over all times that the option was given.</summary>
    public static IReadOnlyList<string> Words(string[]? given) =>
        [.. (given ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>A length of time such as <c>90s</c>, <c>2m</c>, <c>1h</c> or plain seconds.</summary>
    public static Outcome<double> Seconds(string option, string text)
    {
        double unit = text.Length == 0 ? 1 : char.ToLowerInvariant(text[^1]) switch { 'h' => 3600, 'm' => 60, _ => 1 };
        string digits = text.TrimEnd('s', 'm', 'h', 'S', 'M', 'H');
        return text.Length - digits.Length <= 1
            && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number > 0
            ? number * unit
            : new UnusableArguments($"{option} takes a length of time such as 60s, 5m or 1h. Found '{text}'.");
    }

    /// <summary>Answers to "known at decision time?" such as <c>duration=after,age=before</c>.</summary>
    public static Outcome<IReadOnlyDictionary<string, KnownAt>> Answers(string option, IReadOnlyList<string> words)
    {
        Dictionary<string, KnownAt> answers = new(StringComparer.Ordinal);
        foreach (string word in words)
        {
            int sign = word.LastIndexOf('=');
            if (sign <= 0 || !Enum.TryParse(word[(sign + 1)..].Trim(), ignoreCase: true, out KnownAt answer) || !Enum.IsDefined(answer))
            {
                return new UnusableArguments($"{option} takes column=before, column=at or column=after. Found '{word}'.");
            }

            answers[word[..sign].Trim()] = answer;
        }

        return answers;
    }

    /// <summary>Null when the file is there.</summary>
    public static Refusal? Missing(string file) => File.Exists(file) ? null : new FileNotThere(file);

    /// <summary>Null when a file could be written there; asked before the work, so that no result is lost for a misspelt folder.</summary>
    public static Refusal? Unwritable(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? "/";
        return Directory.Exists(file) ? new CannotWrite(file, "it is a folder.")
            : Directory.Exists(folder) ? null
            : new CannotWrite(file, $"the folder '{folder}' is not there.");
    }
}
