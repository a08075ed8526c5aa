using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Makes persons in households of one to four; a household shares an address, mostly a surname, sometimes a device.</summary>
internal sealed class People(int seed, int unit, UnitPlan plan)
{
    public const int Block = 4;

    /// <summary>Day of the year after which nobody joins, so that all can be followed for a quarter.</summary>
    public const double LastJoining = 273;

    private static readonly int[][] Splits = [[4], [3, 1], [2, 2], [2, 1, 1], [1, 1, 1, 1]];
    private static readonly double[] SplitWeights = [.15, .15, .25, .25, .20];
    private static readonly double[] RegionWeights = [.. Names.Regions.Select(region => region.Share)];
    private static readonly string[] Channels = ["search_brand", "search_generic", "social", "display", "email", "affiliate"];

    /// <summary>The persons numbered from <paramref name="first"/>, which must be a multiple of four.</summary>
    public Person[] Make(int first, int count)
    {
        Person[] people = new Person[count];
        for (int start = 0; start < count; start += Block)
        {
            Chance chance = new(seed, unit, Draw.Household, first + start);
            int at = start;
            foreach (int size in Splits[chance.Pick(SplitWeights)])
            {
                Household household = MakeHousehold(chance, first + at, size);
                for (int i = 0; i < size && at < count; i++, at++)
                {
                    people[at] = MakePerson(first + at, household);
                }
            }
        }

        return people;
    }

    public static Address MakeAddress(Chance chance)
    {
        int region = chance.Pick(RegionWeights);
        int place = chance.Below(3);
        string street = $"{chance.One(Names.Streets)} {(chance.Below(180) + 1).ToString(CultureInfo.InvariantCulture)}";
        string postcode = (10_000 + (region * 1000) + (place * 300) + chance.Below(30)).ToString(CultureInfo.InvariantCulture);
        return new Address(street, postcode, Names.City(region, place), region);
    }

    private static Household MakeHousehold(Chance chance, int first, int size)
    {
        Device? shared = null;
        if (size > 1 && chance.Is(.5))
        {
            string[] cookies = [World.Code('k', chance.NextBits()), World.Code('k', chance.NextBits())];
            shared = new Device(World.Code('d', chance.NextBits()), chance.Is(.6) ? "tablet" : "desktop", true, cookies);
        }

        return new Household($"H{first.ToString("D7", CultureInfo.InvariantCulture)}", MakeAddress(chance), Names.Surname(chance), shared);
    }

    private Person MakePerson(int index, Household household)
    {
        Chance chance = new(seed, unit, Draw.Person, index);
        bool woman = chance.Is(.5);
        string firstName = NameOf(chance, woman);
        string lastName = chance.Is(.85) ? household.Surname : Names.Surname(chance);
        DateOnly birth = new DateOnly(2007, 1, 1).AddDays(-(int)(365.25 * 70 * chance.Beta(1.6, 2.2)));
        string email = EmailOf(chance, firstName, lastName, birth);
        bool customer = chance.Is(plan.Purchases.CustomerShare);
        return new Person
        {
            Index = index,
            Id = $"P{index.ToString("D7", CultureInfo.InvariantCulture)}",
            CustomerId = World.Code('c', chance.NextBits()),
            HouseholdId = household.Id,
            IsWoman = woman,
            Birth = birth,
            FirstName = firstName,
            LastName = lastName,
            Email = email,
            EmailHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email))),
            Phone = PhoneOf(chance),
            Address = household.Address,
            Section = chance.Pick([.. woman ? plan.Proxy.Women : plan.Proxy.Men]),
            AcquisitionChannel = Channels[chance.Pick([.. plan.Journeys.Start])],
            IsCustomer = customer,
            JoinedDays = chance.Between(0, LastJoining),
            Devices = DevicesOf(chance, woman, household),
            AdConsent = chance.Is(plan.Consent.AdSharing),
            Engagement = chance.Beta(2, 3),
            MailsReceived = chance.Poisson(10),
        };
    }

    private static string NameOf(Chance chance, bool woman)
    {
        IReadOnlyList<string> names = woman ? Names.Women : Names.Men;
        return names[chance.Zipf(names.Count, 12)];
    }

    private static string EmailOf(Chance chance, string firstName, string lastName, DateOnly birth)
    {
        string number = chance.Is(.5)
            ? (birth.Year % 100).ToString("D2", CultureInfo.InvariantCulture)
            : chance.Below(10_000).ToString(CultureInfo.InvariantCulture);
        string name = chance.Is(.6) ? $"{firstName}.{lastName}" : $"{firstName[0]}{lastName}";
        return $"{name}{number}@{chance.One(Names.MailHosts)}".ToLowerInvariant();
    }

    private static string PhoneOf(Chance chance)
    {
        int area = 201 + chance.Below(780);
        area = area % 100 == 11 ? area + 1 : area;
        return string.Create(CultureInfo.InvariantCulture, $"+1{area}555{chance.Below(10_000):D4}");
    }

    private static List<Device> DevicesOf(Chance chance, bool woman, Household household)
    {
        int own = 1 + (chance.Is(.6) ? 1 : 0) + (chance.Is(.15) ? 1 : 0);
        List<Device> devices = new(own + 1);
        for (int i = 0; i < own; i++)
        {
            // A weak second proxy: women carry ios a little more often.
            string type = i > 0 ? "desktop" : chance.Is(woman ? .52 : .44) ? "ios" : "android";
            string[] cookies = new string[1 + chance.Poisson(.7)];
            for (int k = 0; k < cookies.Length; k++)
            {
                cookies[k] = World.Code('k', chance.NextBits());
            }

            devices.Add(new Device(World.Code('d', chance.NextBits()), type, false, cookies));
        }

        if (household.Shared is { } shared)
        {
            devices.Add(shared);
        }

        return devices;
    }

    private sealed record Household(string Id, Address Address, string Surname, Device? Shared);
}
