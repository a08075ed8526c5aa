using System.Text.RegularExpressions;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>What may stand at a place of a document.</summary>
internal abstract record OdcsShape;

/// <summary>Anything at all.</summary>
internal sealed record AnyShape : OdcsShape;

/// <summary>A single value of one of the kinds.</summary>
/// <param name="Words">What it is called in messages.</param>
internal sealed record ValueShape(string Words, params YamlKind[] Kinds) : OdcsShape
{
    public IReadOnlyList<string> Allowed { get; init; } = [];

    public Regex? Pattern { get; init; }

    public double? AtLeast { get; init; }

    /// <summary>Whether <see cref="AtLeast"/> itself is outside.</summary>
    public bool IsAbove { get; init; }
}

internal sealed record ListShape(Func<OdcsShape> Item, int Fewest = 0, int Most = int.MaxValue, bool IsSet = false) : OdcsShape;

/// <summary>Keys and values.</summary>
/// <param name="Keys">The keys that may stand there, given what stands there.</param>
internal sealed record MapShape(Func<YamlMap, IReadOnlyDictionary<string, OdcsShape>> Keys, params string[] Required) : OdcsShape
{
    /// <summary>What else must hold of the map: a sentence for each fault.</summary>
    public Func<YamlMap, IEnumerable<string>>? Also { get; init; }
}

/// <summary>One shape for a map, another for a list.</summary>
internal sealed record EitherShape(OdcsShape Map, OdcsShape List) : OdcsShape;
