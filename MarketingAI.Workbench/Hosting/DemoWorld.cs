using System.Text.Json;

namespace MarketingAI.Workbench.Hosting;

/// <summary>A simulated world's folder and what its manifest says.</summary>
internal sealed class DemoWorld
{
    private readonly string _folder;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _meanings;

    private DemoWorld(string folder, Dictionary<string, IReadOnlyDictionary<string, string>> meanings) => (_folder, _meanings) = (folder, meanings);

    /// <returns>Null where the folder holds no world.</returns>
    public static async Task<DemoWorld?> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        string manifest = Path.Combine(folder, "manifest.json");
        if (!File.Exists(manifest))
        {
            return null;
        }

        await using FileStream stream = File.OpenRead(manifest);
        using JsonDocument document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
        return new DemoWorld(folder, document.RootElement.GetProperty("files").EnumerateArray().ToDictionary(
            file => file.GetProperty("path").GetString()!,
            file => (IReadOnlyDictionary<string, string>)file.GetProperty("columns").EnumerateArray().ToDictionary(
                column => column.GetProperty("name").GetString()!, column => column.GetProperty("meaning").GetString()!, StringComparer.Ordinal),
            StringComparer.Ordinal));
    }

    public string PathOf(string file) => Path.Combine(_folder, file);

    /// <summary>Meaning by column of a file.</summary>
    public IReadOnlyDictionary<string, string> MeaningsOf(string file) => _meanings[file];
}
