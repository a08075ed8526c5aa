using System.Globalization;
using System.IO.Compression;
using System.Text;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Workbench.CommandLine;

/// <summary>Small files of leads with a rule to be found in them, and a model trained on one of them.</summary>
public sealed class Leads : IAsyncLifetime, IDisposable
{
    private static readonly string[] Channels = ["search", "e-mail", "shop"];

    private readonly TemporaryFolder _folder = new();

    public string Csv => _folder.File("leads.csv");

    public string Model => _folder.File("leads.zip");

    /// <summary>What training said.</summary>
    internal CommandRun Trained { get; private set; } = null!;

    internal static string[] Train(string data, params string[] more) =>
        ["train", "--data", data, "--target", "converted", "--known-at", "call_seconds=after", "--trials", "3", "--json", .. more];

    public string File(string name) => _folder.File(name);

    /// <summary>Writes a file of the folder and returns its path.</summary>
    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public string WriteGz(string name, string text)
    {
        using GZipStream stream = new(System.IO.File.Create(File(name)), CompressionLevel.Fastest);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return File(name);
    }

    /// <summary>Leads: a channel and the visits say who converts, the call's length is only known afterwards.</summary>
    public static string Text(int rows = 900, int seed = 5, char separator = ',')
    {
        Random random = new(seed);
        StringBuilder text = new(string.Join(separator, "lead", "day", "channel", "visits", "member", "call_seconds", "converted") + "\n");
        for (int row = 0; row < rows; row++)
        {
            string channel = Channels[random.Next(3)];
            int visits = random.Next(12);
            bool member = random.Next(2) == 0;
            double chance = 1 / (1 + Math.Exp(3 - (0.3 * visits) - (channel == "e-mail" ? 1 : 0)));
            bool converted = random.NextDouble() < chance;
            string day = new DateTime(2026, 1, 1).AddDays(row / 10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            text.AppendJoin(
                separator,
                string.Create(CultureInfo.InvariantCulture, $"L{row:0000}"), day, channel, visits, member ? "yes" : "no", converted ? 300 + random.Next(100) : random.Next(100), converted ? "yes" : "no").Append('\n');
        }

        return text.ToString();
    }

    public async Task InitializeAsync()
    {
        Write("leads.csv", Text());
        Trained = await CommandRun.GoodAsync(Train(Csv, "--out", Model));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
