using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access.Algorithms;

namespace MarketingAI.Engine.Privacy.Access;

internal sealed class ValueMasks(AccessState state, MaskKey key, WorkScope scope) : IValueMasks
{
    public ColumnClass ClassOf(string field) => state.Present().ClassOf(field);

    public string? Shown(string field, ColumnClass personal, string? value)
    {
        if (value is null)
        {
            return null;
        }

        MaskKind kind = Kind(field, personal);
        return ValueMask.Of(kind, value, text => KeyedHash.Keyed(key.Bytes, text, scope.Unit.Value));
    }

    public string ShownJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            JsonNode? node = JsonNode.Parse(json);
            return Masked(node, string.Empty) is { } changed && changed ? Compact(node) : json;
        }
        catch (JsonException)
        {
            return Kind(string.Empty, ColumnClass.Identifying) == MaskKind.Clear ? json : "(hidden: it is no JSON, so nobody can say what of it is about a person)";
        }
    }

    private MaskKind Kind(string field, ColumnClass personal) =>
        PolicyRule.Decide(state.Present().Policy, personal, table: null, field, scope.Actor, scope.Purpose);

    /// <returns>Whether something was changed.</returns>
    private bool Masked(JsonNode? node, string field)
    {
        bool changed = false;
        if (node is JsonObject fields)
        {
            foreach ((string name, JsonNode? value) in fields.ToArray())
            {
                if (value is JsonValue leaf)
                {
                    JsonValue? shown = Leaf(name, leaf);
                    changed |= !ReferenceEquals(shown, leaf);
                    fields[name] = shown;
                }
                else
                {
                    changed |= Masked(value, name);
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (int i = 0; i < items.Count; i++)
            {
                if (items[i] is JsonValue leaf && Leaf(field, leaf) is var shown && !ReferenceEquals(shown, leaf))
                {
                    (items[i], changed) = (shown, true);
                }
                else if (items[i] is not JsonValue)
                {
                    changed |= Masked(items[i], field);
                }
            }
        }

        return changed;
    }

    private JsonValue? Leaf(string field, JsonValue leaf)
    {
        ColumnClass personal = ClassOf(field);
        return Kind(field, personal) == MaskKind.Clear ? leaf : Shown(field, personal, leaf.ToString()) is { } shown ? JsonValue.Create(shown) : null;
    }

    private static string Compact(JsonNode? node)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            node!.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
