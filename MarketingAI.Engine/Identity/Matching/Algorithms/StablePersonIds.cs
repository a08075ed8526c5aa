using System.Security.Cryptography;
using System.Text;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Persons of a run under ids that stay from run to run.</summary>
/// <param name="Persons">Per record in the order of the keys.</param>
/// <param name="Merged">Ids that went up in an older one.</param>
internal sealed record StablePersonIds(IReadOnlyList<PersonRecord> Persons, IReadOnlyList<(string Kept, string Gone)> Merged)
{
    private const int IdLetters = 12;

    /// <summary>
    /// An id of an earlier run stays with the cluster that holds most of its records. A cluster with several takes the oldest; the others are
    /// recorded as merged into it. A cluster with none gets a new one, made of the set and key of its first record.
    /// </summary>
    /// <param name="clusters">Per record the position of the first record of its cluster.</param>
    public static StablePersonIds Assign(
        IReadOnlyList<string> sets, IReadOnlyList<string> keys, IReadOnlyList<int> clusters, IReadOnlyList<PersonRecord> before, DateTimeOffset now)
    {
        Dictionary<(string, string), PersonRecord> known = [];
        foreach (PersonRecord record in before)
        {
            known[(record.Set, record.RecordId)] = record;
        }

        Dictionary<string, Dictionary<int, int>> places = new(StringComparer.Ordinal);
        Dictionary<string, DateTimeOffset> since = new(StringComparer.Ordinal);
        for (int i = 0; i < keys.Count; i++)
        {
            if (known.TryGetValue((sets[i], keys[i]), out PersonRecord? old))
            {
                Dictionary<int, int> counts = places.TryGetValue(old.PersonId, out Dictionary<int, int>? found) ? found : places[old.PersonId] = [];
                counts[clusters[i]] = counts.GetValueOrDefault(clusters[i]) + 1;
                since[old.PersonId] = old.Since;
            }
        }

        ILookup<int, string> ofCluster = places.ToLookup(
            place => place.Value.OrderByDescending(count => count.Value).ThenBy(count => count.Key).First().Key, place => place.Key);
        return Named(sets, keys, clusters, ofCluster, since, now);
    }

    private static StablePersonIds Named(
        IReadOnlyList<string> sets, IReadOnlyList<string> keys, IReadOnlyList<int> clusters, ILookup<int, string> ofCluster,
        Dictionary<string, DateTimeOffset> since, DateTimeOffset now)
    {
        Dictionary<int, (string Id, DateTimeOffset Since)> named = [];
        List<(string, string)> merged = [];
        PersonRecord[] persons = new PersonRecord[keys.Count];
        for (int i = 0; i < keys.Count; i++)
        {
            if (!named.TryGetValue(clusters[i], out (string Id, DateTimeOffset Since) person))
            {
                string[] old = [.. ofCluster[clusters[i]].OrderBy(id => since[id]).ThenBy(id => id, StringComparer.Ordinal)];
                person = old.Length > 0 ? (old[0], since[old[0]]) : (NewId(sets[i], keys[i], since), now);
                since[person.Id] = person.Since;
                named[clusters[i]] = person;
                merged.AddRange(old.Skip(1).Select(gone => (person.Id, gone)));
            }

            persons[i] = new PersonRecord(sets[i], keys[i], person.Id, person.Since);
        }

        return new StablePersonIds(persons, merged);
    }

    private static string NewId(string set, string key, Dictionary<string, DateTimeOffset> taken)
    {
        for (int attempt = 0; ; attempt++)
        {
            string id = "p" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{set}|{key}|{attempt}")))[..IdLetters];
            if (!taken.ContainsKey(id))
            {
                return id;
            }
        }
    }
}
