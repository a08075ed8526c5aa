using System.Globalization;
using System.Text.Json.Nodes;

namespace MarketingAI.Engine.FeatureStore.Views.Algorithms;

/// <summary>Reads an expression that a person wrote and finds what may not stand in it.</summary>
internal sealed class SqlExpression
{
    private const string Prefix = "SELECT ";
    private const int Longest = 2_000;

    private readonly ExpressionTerms _terms;
    private readonly string _text;
    private readonly List<string> _names = [];
    private readonly List<string> _values = [];
    private readonly List<string> _faults = [];
    private bool _aggregates;

    private SqlExpression(string text, ExpressionTerms terms) => (_text, _terms) = (text, terms);

    /// <returns>The expression, or sentences that name what is wrong and where.</returns>
    public static (CheckedExpression? Checked, IReadOnlyList<string> Faults) Check(string? text, ExpressionTerms terms, ISqlTrees trees)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return (null, [string.Create(CultureInfo.InvariantCulture, $"An expression has 1 to {Longest:N0} characters.")]);
        }

        return new SqlExpression(text, terms).Check(trees);
    }

    private (CheckedExpression?, IReadOnlyList<string>) Check(ISqlTrees trees)
    {
        JsonNode tree = JsonNode.Parse(trees.Tree(Prefix + _text))!;
        if (Shape(tree) is { } fault)
        {
            return (null, [fault]);
        }

        JsonObject expression = (JsonObject)tree["statements"]![0]!["node"]!["select_list"]![0]!;
        Visit(expression, isCounted: false);
        if (_terms.Allows == Aggregation.Always && !_aggregates && _faults.Count == 0)
        {
            _faults.Add("An entity has many rows, so the expression must summarise them: write it with sum, count, max or another aggregate.");
        }

        return _faults.Count > 0
            ? (null, _faults)
            : (new CheckedExpression(trees.Query(tree.ToJsonString())[Prefix.Length..], [.. _names.Distinct(StringComparer.Ordinal)], [.. _values.Distinct(StringComparer.Ordinal)]), []);
    }

    /// <summary>One statement with one expression and nothing around it.</summary>
    private string? Shape(JsonNode tree)
    {
        if (tree["error"]!.GetValue<bool>())
        {
            string message = tree["error_message"]!.GetValue<string>();
            bool isOther = message.StartsWith("Only SELECT", StringComparison.Ordinal);
            return isOther ? "It must be one expression; it holds another statement, which would act on the data." : $"It cannot be read as SQL: {message}{At(tree["position"]?.GetValue<string>())}.";
        }

        JsonArray statements = tree["statements"]!.AsArray();
        JsonNode node = statements[0]!["node"]!;
        bool isPlain = statements.Count == 1
            && node["type"]!.GetValue<string>() is "SELECT_NODE"
            && node["from_table"]!["type"]!.GetValue<string>() is "EMPTY"
            && Empty(node["modifiers"]) && Empty(node["group_expressions"]) && Empty(node["group_sets"]) && Empty(node["cte_map"]!["map"])
            && node["where_clause"] is null && node["having"] is null && node["qualify"] is null && node["sample"] is null
            && node["select_list"]!.AsArray() is { Count: 1 } list && list[0]!["alias"]!.GetValue<string>().Length == 0;
        return isPlain ? null : "It must be one expression and no query: no FROM, WHERE, GROUP BY, ORDER BY, alias or second expression.";
    }

    private static bool Empty(JsonNode? list) => list is null || list.AsArray().Count == 0;

    private void Visit(JsonNode? node, bool isCounted)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (JsonNode? item in list)
                {
                    Visit(item, isCounted);
                }

                break;
            case JsonObject thing:
                bool counts = isCounted;
                if (thing["class"]?.GetValue<string>() is { } kind && !Allowed(thing, kind, ref counts))
                {
                    return;
                }

                foreach ((string name, JsonNode? inner) in thing.ToArray())
                {
                    Visit(inner, counts || name is "filter");
                }

                break;
        }
    }

    private bool Allowed(JsonObject thing, string kind, ref bool isCounted)
    {
        string? fault = kind switch
        {
            _ when !SqlWords.Classes.Contains(kind) => kind switch
            {
                "SUBQUERY" => "A query inside the expression is not allowed; it could read other tables",
                "WINDOW" => "A window function (OVER) is not allowed; the rows are already those of one entity",
                "STAR" => "'*' is not allowed but in count(*)",
                _ => $"{kind.ToLowerInvariant()} is not allowed",
            },
            "COLUMN_REF" => Named(thing, isCounted),
            "FUNCTION" => Called(thing, ref isCounted),
            "CAST" when !SqlWords.Types.Contains(thing["cast_type"]!["id"]!.GetValue<string>()) =>
                $"The type '{thing["cast_type"]!["id"]!.GetValue<string>()}' is not allowed in a cast",
            _ => null,
        };
        if (fault is not null)
        {
            _faults.Add($"{fault}{At(thing["query_location"]?.ToJsonString())}.");
        }

        return fault is null;
    }

    private string? Named(JsonObject thing, bool isCounted)
    {
        JsonArray parts = thing["column_names"]!.AsArray();
        string written = string.Join('.', parts.Select(part => part!.GetValue<string>()));
        string? known = parts.Count == 1 ? _terms.Names.Keys.FirstOrDefault(name => string.Equals(name, written, StringComparison.OrdinalIgnoreCase)) : null;
        if (known is null)
        {
            return $"There is no '{written}' here{NearestName.Hint(written, _terms.Names.Keys)}";
        }

        _names.Add(known);
        if (!isCounted)
        {
            _values.Add(known);
        }

        thing["column_names"] = new JsonArray(JsonValue.Create(_terms.Names[known]));
        return null;
    }

    private string? Called(JsonObject thing, ref bool isCounted)
    {
        string name = thing["function_name"]!.GetValue<string>();
        bool isAggregate = SqlWords.Aggregates.Contains(name);
        bool isKnown = isAggregate || SqlWords.Scalars.Contains(name) || SqlWords.Operators.Contains(name);
        if (!isKnown)
        {
            return $"The function '{name}' may not stand in a feature{NearestName.Hint(name, SqlWords.Aggregates.Concat(SqlWords.Scalars))}";
        }

        if (isAggregate && _terms.Allows == Aggregation.Never)
        {
            return $"'{name}' summarises rows, which is not possible here";
        }

        _aggregates |= isAggregate;
        isCounted |= SqlWords.Counts.Contains(name);
        return null;
    }

    private string At(string? location) =>
        ulong.TryParse(location, NumberStyles.None, CultureInfo.InvariantCulture, out ulong at) && at >= (ulong)Prefix.Length && at < (ulong)(_text.Length + Prefix.Length)
            ? string.Create(CultureInfo.InvariantCulture, $" (at character {at - (ulong)Prefix.Length + 1})")
            : string.Empty;
}

internal enum Aggregation
{
    Never,
    Always,
}

/// <param name="Sql">The expression as DuckDB writes it, without comments, with names quoted.</param>
/// <param name="Names">What it names, as given in the terms.</param>
/// <param name="NamesValues">What it names other than to count or choose rows.</param>
internal sealed record CheckedExpression(string Sql, IReadOnlyList<string> Names, IReadOnlyList<string> NamesValues);

/// <summary>Turns an expression into DuckDB's tree of it and back; the tree is what is checked, so that no trick of writing gets past.</summary>
internal interface ISqlTrees
{
    /// <summary>The tree of a query as JSON, as <c>json_serialize_sql</c> gives it.</summary>
    string Tree(string query);

    /// <summary>The query that a tree stands for.</summary>
    string Query(string tree);
}

/// <param name="Names">What may be named, and how it is then written.</param>
/// <param name="Allows">Whether aggregates must not, may or must stand in it.</param>
internal sealed record ExpressionTerms(IReadOnlyDictionary<string, string> Names, Aggregation Allows);
