namespace MarketingAI.Engine.Identity.Graph.Algorithms;

/// <summary>
/// Carries person ids from one run to the next. Persons are asked from the oldest to the youngest; each takes the set that holds most of its keys,
/// unless an older one has it. A merge therefore keeps the oldest id, and the largest part of a split keeps its own.
/// </summary>
internal static class StablePersons
{
    /// <param name="component">For each key the set it is in now.</param>
    /// <param name="before">For each key the person it belonged to, or null where it is new.</param>
    /// <param name="isOlder">Orders person ids by age.</param>
    /// <param name="make">Makes an id that was never used.</param>
    /// <returns>For each key its person.</returns>
    public static Guid[] Carry(int[] component, IReadOnlyList<Guid?> before, Comparison<Guid> isOlder, Func<Guid> make)
    {
        Dictionary<Guid, Dictionary<int, int>> held = [];
        for (int i = 0; i < component.Length; i++)
        {
            if (before[i] is { } person)
            {
                held.TryAdd(person, []);
                held[person][component[i]] = held[person].GetValueOrDefault(component[i]) + 1;
            }
        }

        List<Guid> known = [.. held.Keys];
        known.Sort(isOlder);
        Dictionary<int, Guid> taken = [];
        foreach (Guid person in known)
        {
            (int set, int _) = held[person].OrderByDescending(part => part.Value).ThenBy(part => part.Key).First();
            taken.TryAdd(set, person);
        }

        Guid[] persons = new Guid[component.Length];
        for (int i = 0; i < component.Length; i++)
        {
            if (!taken.TryGetValue(component[i], out Guid person))
            {
                taken[component[i]] = person = make();
            }

            persons[i] = person;
        }

        return persons;
    }
}
