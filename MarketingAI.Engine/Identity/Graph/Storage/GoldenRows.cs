using System.Globalization;
using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.GoldenRecord;
using MarketingAI.Engine.Identity.GoldenRecord.Algorithms;

namespace MarketingAI.Engine.Identity.Graph.Storage;

/// <summary>Golden records: chosen from the values of a person's records, and written.</summary>
internal static class GoldenRows
{
    /// <summary>Chooses anew for some persons, after their keys moved.</summary>
    public static void Refresh(WarehouseSession session, IReadOnlyList<GraphSource> sources, IReadOnlyCollection<Guid> persons)
    {
        string list = string.Join(", ", persons.Select(person => $"'{person.ToString("D", CultureInfo.InvariantCulture)}'"));
        session.Delete(GraphTables.Golden, $"person_id IN ({list})");
        Dictionary<(Guid Person, string Field), List<Candidate>> found = [];
        foreach (GraphSource source in sources.Where(source => source.Fields.Count > 0))
        {
            session.Read($"""
                SELECT given.*, holder.person_id FROM ({ValuesOf(source)}) given
                JOIN {GraphTables.Key} holder ON holder.key_kind = '{source.Row.Kind}' AND holder.key_value = given.row_key WHERE holder.person_id IN ({list})
                """, reader =>
            {
                while (reader.Read())
                {
                    Take(reader, source, reader.GetGuid(source.Fields.Count + 2), found);
                }
            });
        }

        Add(session, [.. Chosen(found)]);
    }

    public static IEnumerable<GoldenRow> Chosen(Dictionary<(Guid Person, string Field), List<Candidate>> candidates) =>
        from field in candidates
        let rule = Survivorship.Rules.First(rule => string.Equals(rule.Field, field.Key.Field, StringComparison.Ordinal)).Rule
        select new GoldenRow(
            field.Key.Person, field.Key.Field, Survivor.Of(rule, field.Value), rule, field.Value.Select(candidate => candidate.Value).Distinct(StringComparer.Ordinal).Count());

    public static void Add(WarehouseSession session, IReadOnlyList<GoldenRow> golden) =>
        session.Load(GraphTables.Golden, golden, (row, field) => Time(row
            .AppendValue(field.Person).AppendValue(field.Field).AppendValue(field.Chosen.Value).AppendValue(field.Chosen.Source).AppendValue(field.Chosen.Record),
            field.Chosen.SeenAt).AppendValue(field.Rule.ToString()).AppendValue(field.Candidates));

    /// <summary>Key, time and fields of each row of a data set.</summary>
    public static string ValuesOf(GraphSource source)
    {
        string fields = string.Join(", ", source.Fields.Select((field, i) => string.Create(CultureInfo.InvariantCulture, $"CAST({WarehouseSession.Quoted(field.Column)} AS VARCHAR) AS field_{i}")));
        string time = source.Time is { } column ? $"CAST({WarehouseSession.Quoted(column)} AS TIMESTAMP)" : "NULL::TIMESTAMP";
        return $"SELECT {source.Row.Sql} AS row_key, {time} AS row_time, {fields} FROM {source.DataSet.Table}";
    }

    public static void Take(DuckDBDataReader reader, GraphSource source, Guid person, Dictionary<(Guid, string), List<Candidate>> found)
    {
        long seen = reader.IsDBNull(1) ? 0 : reader.GetDateTime(1).Ticks;
        for (int i = 0; i < source.Fields.Count; i++)
        {
            if (reader.IsDBNull(i + 2) || reader.GetString(i + 2) is not { Length: > 0 } value)
            {
                continue;
            }

            if (!found.TryGetValue((person, source.Fields[i].Field), out List<Candidate>? candidates))
            {
                found[(person, source.Fields[i].Field)] = candidates = [];
            }

            candidates.Add(new Candidate(value, source.DataSet.Name, reader.GetString(0), seen, source.Rank));
        }
    }

    private static IDuckDBAppenderRow Time(IDuckDBAppenderRow row, long ticks) =>
        ticks == 0 ? row.AppendNullValue() : row.AppendValue((DateTime?)new DateTime(ticks, DateTimeKind.Utc));
}
