using System.Globalization;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Checks a document against the standard's structure. An unknown key is an error; a slip of the pen is never passed over.</summary>
internal static class OdcsValidator
{
    private const int MostFaults = 50;

    public static IReadOnlyList<DocumentFault> Check(YamlMap document)
    {
        List<DocumentFault> faults = [];
        Check(document, OdcsShapes.Document, string.Empty, faults);
        return faults.Count > MostFaults ? faults[..MostFaults] : faults;
    }

    private static void Check(YamlNode node, OdcsShape shape, string path, List<DocumentFault> faults)
    {
        switch (shape)
        {
            case EitherShape either:
                Check(node, node is YamlList ? either.List : either.Map, path, faults);
                break;
            case ValueShape value:
                CheckValue(node, value, path, faults);
                break;
            case ListShape list when node is YamlList items:
                CheckList(items, list, path, faults);
                break;
            case MapShape map when node is YamlMap entries:
                CheckMap(entries, map, path, faults);
                break;
            case ListShape:
                Add(faults, node, path, "This must be a list.");
                break;
            case MapShape:
                Add(faults, node, path, "This must be a list of keys and values.");
                break;
        }
    }

    private static void CheckMap(YamlMap map, MapShape shape, string path, List<DocumentFault> faults)
    {
        IReadOnlyDictionary<string, OdcsShape> keys = shape.Keys(map);
        foreach (YamlEntry entry in map.Entries)
        {
            string at = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            if (keys.TryGetValue(entry.Key, out OdcsShape? inner))
            {
                Check(entry.Value, inner, at, faults);
            }
            else
            {
                string nearest = Nearest(entry.Key, keys.Keys) is { } near ? $" Is '{near}' meant?" : string.Empty;
                faults.Add(new DocumentFault(entry.Line, entry.Column, at, $"The key '{entry.Key}' is not known here.{nearest}"));
            }
        }

        foreach (string missing in shape.Required.Where(key => map[key] is null))
        {
            Add(faults, map, path, $"The key '{missing}' is missing.");
        }

        foreach (string sentence in shape.Also?.Invoke(map) ?? [])
        {
            Add(faults, map, path, sentence);
        }
    }

    private static void CheckList(YamlList list, ListShape shape, string path, List<DocumentFault> faults)
    {
        if (list.Items.Count < shape.Fewest || list.Items.Count > shape.Most)
        {
            string bounds = shape.Fewest == shape.Most ? $"{shape.Fewest}" : $"at least {shape.Fewest}";
            Add(faults, list, path, string.Create(CultureInfo.InvariantCulture, $"The list needs {bounds} values. Found {list.Items.Count}."));
        }

        if (shape.IsSet && list.Items.OfType<YamlScalar>().GroupBy(item => item.Text, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            Add(faults, twice.Last(), path, $"'{twice.Key}' stands twice in the list.");
        }

        for (int i = 0; i < list.Items.Count; i++)
        {
            Check(list.Items[i], shape.Item(), $"{path}[{i}]", faults);
        }
    }

    private static void CheckValue(YamlNode node, ValueShape shape, string path, List<DocumentFault> faults)
    {
        if (node is not YamlScalar value || !shape.Kinds.Contains(value.Kind))
        {
            string hint = node is YamlScalar { Kind: YamlKind.Integer or YamlKind.Number or YamlKind.Boolean } && shape.Kinds.Contains(YamlKind.Text) ? " Put it in quotes." : string.Empty;
            string found = node is YamlScalar scalar ? $"'{scalar.Text}'" : node is YamlList ? "a list" : "keys and values";
            Add(faults, node, path, $"This must be {shape.Words}. Found {found}.{hint}");
        }
        else if (shape.Allowed.Count > 0 && !shape.Allowed.Contains(value.Text, StringComparer.Ordinal))
        {
            string nearest = Nearest(value.Text, shape.Allowed) is { } near ? $" Is '{near}' meant?" : string.Empty;
            Add(faults, node, path, $"This must be one of {string.Join(", ", shape.Allowed)}. Found '{value.Text}'.{nearest}");
        }
        else if (shape.Pattern is { } pattern && !pattern.IsMatch(value.Text))
        {
            Add(faults, node, path, $"'{value.Text}' is not written as the standard asks ({pattern}).");
        }
        else if (shape.AtLeast is { } least && double.TryParse(value.Text, CultureInfo.InvariantCulture, out double number) && (number < least || (shape.IsAbove && number <= least)))
        {
            Add(faults, node, path, string.Create(CultureInfo.InvariantCulture, $"This must be {(shape.IsAbove ? "above" : "at least")} {least}. Found {value.Text}."));
        }
    }

    private static void Add(List<DocumentFault> faults, YamlNode node, string path, string sentence) =>
        faults.Add(new DocumentFault(node.Line, node.Column, path, sentence));

    private static string? Nearest(string word, IEnumerable<string> known) =>
        known.Select(name => (Name: name, Steps: Steps(word, name))).Where(pair => pair.Steps <= 2).OrderBy(pair => pair.Steps).Select(pair => pair.Name).FirstOrDefault();

    /// <summary>Edits that turn one word into the other (Levenshtein 1966), letters of either case alike.</summary>
    private static int Steps(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2)
        {
            return int.MaxValue;
        }

        int[] before = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + change);
            }

            before = row;
        }

        return before[b.Length];
    }
}
