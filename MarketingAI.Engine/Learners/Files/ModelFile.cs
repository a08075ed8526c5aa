using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Learners.Files;

/// <summary>
/// The model file <c>M.zip</c>: a manifest in JSON, the compiled model in a binary form of ours, the training report in JSON. The same
/// content makes the same bytes. Nothing in it is run: a file from a stranger can be refused, not do harm.
/// </summary>
public static class ModelFile
{
    private const string Format = "marketingai-model";
    private const int Version = 1;
    private const long MostBytes = 512L * 1024 * 1024;
    private const string ManifestName = "manifest.json";
    private const string ModelName = "model.bin";
    private const string ReportName = "report.json";

    private static readonly DateTimeOffset EntryTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
    };

    /// <exception cref="ArgumentException">The model is not one that our trainers made.</exception>
    public static byte[] Write(CompiledModel model, ModelFacts facts, string reportJson)
    {
        AdditiveModel additive = model as AdditiveModel
            ?? throw new ArgumentException($"Only models of our trainers have a file form; found {model?.GetType().Name}.", nameof(model));
        byte[] binary = ModelBinary.Write(additive);
        byte[] report = System.Text.Encoding.UTF8.GetBytes(reportJson);
        byte[] manifest = JsonSerializer.SerializeToUtf8Bytes(
            new Manifest(Format, Version, facts, [.. model.Fields.Select(field => new ManifestField(field.Name, field.Kind.ToString(), field.Levels.Count, field.Origin?.ToString()))],
                Sha256(binary), Sha256(report)),
            Json);
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, ManifestName, manifest);
            Add(zip, ModelName, binary);
            Add(zip, ReportName, report);
        }

        return stream.ToArray();
    }

    /// <param name="name">Name to use in messages.</param>
    public static Outcome<ModelContent> Read(ReadOnlyMemory<byte> file, string name)
    {
        try
        {
            return ReadZip(file, name);
        }
        catch (InvalidDataException fault)
        {
            return new NotAModelFile(name, $"It is not a whole zip archive or its content is damaged: {fault.Message}");
        }
        catch (EndOfStreamException)
        {
            return new NotAModelFile(name, $"Its {ModelName} ends too early.");
        }
        catch (JsonException)
        {
            return new NotAModelFile(name, $"Its {ManifestName} is not the JSON of a model file.");
        }
    }

    /// <param name="path">Where the file lies; its name is used in messages.</param>
    public static async Task<Outcome<ModelContent>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(path);
        FileInfo file = new(path);
        if (!file.Exists)
        {
            return new NotAModelFile(name, "There is no such file.");
        }

        return file.Length > MostBytes
            ? new NotAModelFile(name, $"It has {file.Length} bytes; a model file has at most {MostBytes}.")
            : Read(await File.ReadAllBytesAsync(path, cancellationToken), name);
    }

    private static Outcome<ModelContent> ReadZip(ReadOnlyMemory<byte> file, string name)
    {
        if (!file.Span.StartsWith("PK\u0003\u0004"u8))
        {
            return new NotAModelFile(name, $"A model file is a zip archive. This one does not begin like one; it has {file.Length} bytes.");
        }

        using ZipArchive zip = new(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
        foreach (string entry in (ReadOnlySpan<string>)[ManifestName, ModelName, ReportName])
        {
            if (zip.GetEntry(entry) is not { Length: <= MostBytes })
            {
                return new NotAModelFile(name, $"The zip archive has no {entry} of a size a model can have, so it is not one that 'train' wrote.");
            }
        }

        Manifest manifest = JsonSerializer.Deserialize<Manifest>(Content(zip, ManifestName), Json) ?? throw new JsonException();
        if (!string.Equals(manifest.Format, Format, StringComparison.Ordinal) || manifest.Version != Version)
        {
            return new NotAModelFile(name,
                $"Its manifest says format '{manifest.Format}' version {manifest.Version}; this program reads '{Format}' version {Version}.");
        }

        byte[] binary = Content(zip, ModelName);
        byte[] report = Content(zip, ReportName);
        if (!string.Equals(Sha256(binary), manifest.ModelSha256, StringComparison.Ordinal)
            || !string.Equals(Sha256(report), manifest.ReportSha256, StringComparison.Ordinal))
        {
            return new NotAModelFile(name, "Its content does not match the hashes in its manifest: it was changed or damaged.");
        }

        Dictionary<string, ViewOrigin> origins = Origins(manifest);
        return new ModelContent(ModelBinary.Read(binary, origins.GetValueOrDefault), manifest.Facts, System.Text.Encoding.UTF8.GetString(report));
    }

    private static Dictionary<string, ViewOrigin> Origins(Manifest manifest)
    {
        Dictionary<string, ViewOrigin> origins = new(StringComparer.Ordinal);
        foreach (ManifestField field in manifest.Fields.Where(field => field.From is not null))
        {
            origins[field.Name] = ViewOrigin.Parse(field.From)
                ?? throw new InvalidDataException($"the field '{field.Name}' comes from '{field.From}', which is no feature of a view.");
        }

        return origins;
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        using Stream stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Content(ZipArchive zip, string name)
    {
        ZipArchiveEntry entry = zip.GetEntry(name)!;
        using Stream stream = entry.Open();
        byte[] content = new byte[entry.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private sealed record Manifest(
        string Format, int Version, ModelFacts Facts, IReadOnlyList<ManifestField> Fields, string ModelSha256, string ReportSha256);

    /// <param name="From">Such as <c>orders@3.spend_30d</c>; left out where the caller sends the value.</param>
    private sealed record ManifestField(
        string Name, string Kind, int Levels,
        [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? From = null);
}
