using System.Text;
using System.Text.Json;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>One name of the tree of all paths that a mapping reads, so that an event is read once from end to end.</summary>
internal sealed class PathNode
{
    private static readonly string[] Dropped = ["integrations", "sentAt", "receivedAt", "writeKey", "_metadata", "context.ip", "context.library"];
    private static readonly string[] Spilled = ["properties", "traits", "context.traits"];

    private readonly List<PathNode> _children = [];
    private byte[] _name = [];

    /// <summary>Where the value goes; -1 where no field reads this path.</summary>
    public int Slot { get; private set; } = -1;

    /// <summary>What it holds is not kept.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>What it holds is kept without this name in front.</summary>
    public bool IsSpilled { get; private set; }

    public bool HasChildren => _children.Count > 0;

    /// <param name="paths">The place in the list is the slot.</param>
    public static PathNode Of(IReadOnlyList<string> paths)
    {
        PathNode root = new();
        for (int i = 0; i < paths.Count; i++)
        {
            root.At(paths[i]).Slot = i;
        }

        foreach (string path in Spilled)
        {
            root.At(path).IsSpilled = true;
        }

        foreach (string path in Dropped)
        {
            PathNode node = root.At(path);
            node.IsDropped = node.Slot < 0 && !node.HasChildren;
        }

        return root;
    }

    /// <param name="reader">Stands on a property name.</param>
    public PathNode? Find(ref Utf8JsonReader reader)
    {
        try
        {
            foreach (PathNode child in _children)
            {
                if (reader.ValueTextEquals(child._name))
                {
                    return child;
                }
            }
        }
        catch (InvalidOperationException fault)
        {
            throw new JsonException("A name holds half a character.", fault);
        }

        return null;
    }

    private PathNode At(string path)
    {
        PathNode node = this;
        foreach (string name in path.Split('.'))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(name);
            PathNode? child = node._children.Find(known => known._name.AsSpan().SequenceEqual(bytes));
            if (child is null)
            {
                child = new PathNode { _name = bytes };
                node._children.Add(child);
            }

            node = child;
        }

        return node;
    }
}
