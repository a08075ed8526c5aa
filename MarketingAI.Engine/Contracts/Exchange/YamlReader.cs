using System.Text.RegularExpressions;
using MarketingAI.Engine.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>
/// Reads one YAML document into a tree. Plain values are read by the core schema of YAML 1.2. What could blow up or hide things is refused:
/// anchors and aliases, tags, keys that stand twice, depth and size beyond bounds.
/// </summary>
internal sealed partial class YamlReader
{
    public const int MostCharacters = 2_000_000;
    private const int MostNodes = 100_000;
    private const int MostDepth = 40;
    private const int LongestKey = 500;

    private readonly Parser _parser;
    private int _nodes;

    private YamlReader(string text) => _parser = new Parser(new StringReader(text));

    public static Outcome<YamlMap> Read(string text)
    {
        if (text.Length > MostCharacters)
        {
            return new DocumentRefused([new DocumentFault(0, 0, string.Empty, $"A document has at most {MostCharacters} characters. Found {text.Length}.")]);
        }

        try
        {
            return new YamlReader(text).Document();
        }
        catch (Stop stop)
        {
            return new DocumentRefused([stop.Fault]);
        }
        catch (YamlException fault)
        {
            return new DocumentRefused([new DocumentFault((int)fault.Start.Line, (int)fault.Start.Column, string.Empty, $"This is no YAML: {fault.Message}")]);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            // The scanner has a few ways to trip over what is no YAML that it does not say as such.
            return new DocumentRefused([new DocumentFault(0, 0, string.Empty, "This is no YAML; its scanner cannot make out the document's structure.")]);
        }
    }

    private YamlMap Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw At(0, 0, string.Empty, "The document is empty.");
        }

        YamlNode node = Node(string.Empty, 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out DocumentStart? second))
        {
            throw At((int)second.Start.Line, (int)second.Start.Column, string.Empty, "A file holds one document; here begins a second one.");
        }

        return node as YamlMap ?? throw At(node.Line, node.Column, string.Empty, "The document must be a list of keys and values.");
    }

    private YamlNode Node(string path, int depth)
    {
        (int line, int column) = Place();
        if (++_nodes > MostNodes || depth > MostDepth)
        {
            throw At(line, column, path, $"A document has at most {MostNodes} values, {MostDepth} deep.");
        }

        if (_parser.TryConsume<AnchorAlias>(out _))
        {
            throw At(line, column, path, "Aliases (*name) are not taken; write the value out.");
        }

        if (_parser.Current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw At(line, column, path, "Anchors (&name) are not taken; write the value out where it is used.");
        }

        if (_parser.Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
        {
            throw At(line, column, path, "Tags (!name) are not taken.");
        }

        return _parser.Current switch
        {
            Scalar => Value(line, column),
            SequenceStart => Items(path, depth, line, column),
            _ => Entries(path, depth, line, column),
        };
    }

    private YamlScalar Value(int line, int column)
    {
        Scalar scalar = _parser.Consume<Scalar>();
        YamlKind kind = scalar.Style == ScalarStyle.Plain ? KindOf(scalar.Value) : YamlKind.Text;
        string text = kind switch
        {
            YamlKind.Null => "null",
            YamlKind.Boolean => scalar.Value.ToLowerInvariant(),
            _ => scalar.Value,
        };
        return new YamlScalar(kind, text, line, column);
    }

    private YamlList Items(string path, int depth, int line, int column)
    {
        _parser.Consume<SequenceStart>();
        List<YamlNode> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node($"{path}[{items.Count}]", depth + 1));
        }

        return new YamlList(items, line, column);
    }

    private YamlMap Entries(string path, int depth, int line, int column)
    {
        _parser.Consume<MappingStart>();
        List<YamlEntry> entries = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            (int keyLine, int keyColumn) = Place();
            if (Node(path, depth + 1) is not YamlScalar key || key.Text.Length > LongestKey)
            {
                throw At(keyLine, keyColumn, path, $"A key is a text of at most {LongestKey} characters.");
            }

            string at = path.Length == 0 ? key.Text : $"{path}.{key.Text}";
            if (!seen.Add(key.Text))
            {
                throw At(keyLine, keyColumn, at, $"The key '{key.Text}' stands twice.");
            }

            entries.Add(new YamlEntry(key.Text, Node(at, depth + 1), keyLine, keyColumn));
        }

        return new YamlMap(entries, line, column);
    }

    private (int Line, int Column) Place()
    {
        if (_parser.Current is null)
        {
            _parser.MoveNext();
        }

        return _parser.Current is { } current ? ((int)current.Start.Line, (int)current.Start.Column) : (0, 0);
    }

    public static YamlKind KindOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => YamlKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => YamlKind.Boolean,
        _ when Whole().IsMatch(plain) => YamlKind.Integer,
        _ when Floating().IsMatch(plain) => YamlKind.Number,
        _ => YamlKind.Text,
    };

    private static Stop At(int line, int column, string path, string sentence) => new(new DocumentFault(line, column, path, sentence));

    [GeneratedRegex(@"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Floating();

    private sealed class Stop(DocumentFault fault) : Exception(fault.Sentence)
    {
        public DocumentFault Fault { get; } = fault;
    }
}
