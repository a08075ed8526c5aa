using System.Globalization;

namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Several records of one person, with errors at the planned rates.</summary>
internal sealed class CrmRecords(int seed, int unit, UnitPlan plan)
{
    private const double BasicMissingPhone = .08;
    private const double BasicMissingEmail = .04;
    private const double BasicMissingBirth = .03;
    private static readonly string[] Sources = ["web shop", "hotline", "store", "newsletter"];

    public IEnumerable<CrmRecord> Of(Person person)
    {
        Chance chance = new(seed, unit, Draw.Records, person.Index);

        // Nobody joins in the last quarter, but registers do not stop growing: first records are spread over the whole year.
        double made = person.JoinedDays * World.Days / People.LastJoining;
        yield return new CrmRecord(
            World.Code('r', chance.NextBits()), person, Sources[chance.Below(4)], World.At(made), person.FirstName, person.LastName,
            chance.Is(BasicMissingBirth) ? null : person.Birth, chance.Is(BasicMissingEmail) ? null : person.Email,
            chance.Is(BasicMissingPhone) ? null : person.Phone, person.Address, string.Empty);
        int more = chance.Is(plan.SecondRecordShare) ? chance.Is(plan.ThirdRecordShare / plan.SecondRecordShare) ? 2 : 1 : 0;
        for (int i = 0; i < more; i++)
        {
            yield return Copied(chance, person, World.At(chance.Between(made, World.Days)));
        }
    }

    /// <summary>One wrong letter: exchanged with its neighbour, left out, doubled or replaced.</summary>
    public static string Misspelt(Chance chance, string word)
    {
        int at = 1 + chance.Below(Math.Max(1, word.Length - 2));
        string changed = chance.Below(4) switch
        {
            0 => word[..at] + word[(at + 1)..],
            1 => word[..at] + word[at] + word[at..],
            2 when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + "aeioursnt"[chance.Below(9)] + word[(at + 1)..],
        };
        return string.Equals(changed, word, StringComparison.Ordinal) ? word[..at] + "x" + word[at..] : changed;
    }

    private CrmRecord Copied(Chance chance, Person person, DateTime at)
    {
        RecordErrors rates = plan.RecordErrors;
        List<string> errors = [];
        bool Hit(double rate, string name)
        {
            bool hit = chance.Is(rate);
            if (hit)
            {
                errors.Add(name);
            }

            return hit;
        }

        string first = person.FirstName;
        if (Names.Nicknames.TryGetValue(first, out string? nickname) && Hit(rates.Nickname, "nickname"))
        {
            first = nickname;
        }

        first = Hit(rates.Typo, "typo:first_name") ? Misspelt(chance, first) : first;
        string last = Hit(rates.Typo, "typo:last_name") ? Misspelt(chance, person.LastName) : person.LastName;
        (first, last) = Hit(rates.Swap, "swap") ? (last, first) : (first, last);
        Address address = Hit(rates.Moved, "moved") ? People.MakeAddress(chance) : person.Address;
        return new CrmRecord(
            World.Code('r', chance.NextBits()), person, Sources[chance.Below(4)], at, first, last,
            Hit(rates.MissingBirth, "missing:birth_date") ? null : person.Birth,
            Hit(rates.MissingEmail, "missing:email") ? null : person.Email,
            Hit(rates.MissingPhone, "missing:phone") ? null : Respelt(chance, person.Phone), address, string.Join(';', errors));
    }

    /// <summary>The same number as another clerk types it.</summary>
    private static string Respelt(Chance chance, string phone) => chance.Is(.5)
        ? phone
        : string.Create(CultureInfo.InvariantCulture, $"({phone.AsSpan(2, 3)}) {phone.AsSpan(5, 3)}-{phone.AsSpan(8)}");
}
