using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.GoldenRecord;
using MarketingAI.Engine.Identity.GoldenRecord.Algorithms;

namespace MarketingAI.Engine.Identity.Graph.Storage;

/// <summary>What a build reads: keys with their number and person of before, edges, dates of birth, candidates of the golden record.</summary>
internal sealed class GraphReading(WarehouseSession session)
{
    public List<NodeRow> Nodes { get; } = [];

    public List<LinkRow> Links { get; } = [];

    public Dictionary<(KeyKind Kind, string Value), int> Places { get; } = [];

    public void Read(GraphParts parts, IReadOnlyList<GraphMatch> matches, GraphOptions options)
    {
        session.Run(GraphSql.Pairs(parts, matches, options.LeastProbability));
        session.Run(GraphSql.WithoutErased);
        session.Run($"CREATE TEMP TABLE decided AS SELECT DISTINCT key_kind, key_value FROM {GraphTables.Key} JOIN {GraphTables.Move} USING (key_no)");
        session.Run(GraphSql.Nodes);
        session.Run(GraphSql.Edges);
        session.Read("SELECT kind, value, login, key_no, person_id, since FROM node ORDER BY place", reader =>
        {
            while (reader.Read())
            {
                NodeRow node = new(
                    Enum.Parse<KeyKind>(reader.GetString(0)), reader.GetString(1), reader.GetBoolean(2),
                    reader.IsDBNull(3) ? null : reader.GetInt64(3), reader.IsDBNull(4) ? null : reader.GetGuid(4), reader.IsDBNull(5) ? null : reader.GetDateTime(5));
                Places[(node.Kind, node.Value)] = Nodes.Count;
                Nodes.Add(node);
            }
        });
        session.Read("SELECT lp, rp, evidence, source, probability, first_seen, last_seen FROM link ORDER BY lp, rp, source", reader =>
        {
            while (reader.Read())
            {
                Links.Add(new LinkRow(
                    (int)reader.GetInt64(0), (int)reader.GetInt64(1), Enum.Parse<EvidenceKind>(reader.GetString(2)), reader.GetString(3), reader.GetDouble(4), Time(reader, 5), Time(reader, 6)));
            }
        });
    }

    /// <summary>Day numbers of dates of birth, by place of the row's key; 0 where none is known.</summary>
    public int[] Births(IReadOnlyList<GraphSource> sources)
    {
        int[] births = new int[Nodes.Count];
        foreach (GraphSource source in sources.Where(source => source.Birth is not null))
        {
            string birth = WarehouseSession.Quoted(source.Birth!);
            session.Read($"SELECT {source.Row.Sql}, date_diff('day', DATE '1800-01-01', TRY_CAST({birth} AS DATE)) FROM {source.DataSet.Table} WHERE TRY_CAST({birth} AS DATE) IS NOT NULL", reader =>
            {
                while (reader.Read())
                {
                    if (!reader.IsDBNull(0) && Places.TryGetValue((source.Row.Kind, reader.GetString(0)), out int place))
                    {
                        births[place] = (int)reader.GetInt64(1);
                    }
                }
            });
        }

        return births;
    }

    /// <summary>Values of the golden record's fields, by person and field.</summary>
    public Dictionary<(Guid Person, string Field), List<Candidate>> Candidates(IReadOnlyList<GraphSource> sources, Guid[] persons)
    {
        Dictionary<(Guid, string), List<Candidate>> found = [];
        foreach (GraphSource source in sources.Where(source => source.Fields.Count > 0))
        {
            session.Read(GoldenRows.ValuesOf(source), reader =>
            {
                while (reader.Read())
                {
                    if (!reader.IsDBNull(0) && Places.TryGetValue((source.Row.Kind, reader.GetString(0)), out int place))
                    {
                        GoldenRows.Take(reader, source, persons[place], found);
                    }
                }
            });
        }

        return found;
    }

    private static DateTime? Time(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDateTime(column);
}

/// <param name="Number">Null where the key is new.</param>
internal sealed record NodeRow(KeyKind Kind, string Value, bool IsLogin, long? Number, Guid? Person, DateTime? Since);

internal sealed record LinkRow(int Left, int Right, EvidenceKind Evidence, string Source, double Probability, DateTime? FirstSeen, DateTime? LastSeen);

/// <summary>A golden field as it is written.</summary>
internal sealed record GoldenRow(Guid Person, string Field, Candidate Chosen, SurvivorshipRule Rule, int Candidates);
