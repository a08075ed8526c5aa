using System.Globalization;
using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Makes and writes the persons of one shard and all that happens to them. Depends on no other shard.</summary>
internal sealed class ShardWriter
{
    private readonly UnitWorld _world;
    private readonly string _suffix;
    private readonly Person[] _people;
    private readonly UnitTally _tally = new();
    private readonly List<Order> _orders = [];
    private readonly List<PersonRow> _rows = [];

    public ShardWriter(UnitWorld world, int shard)
    {
        _world = world;
        _suffix = world.Shards == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-{shard + 1:D3}");
        int first = shard * World.ShardSize;
        _people = new People(world.Seed, world.Number, world.Plan).Make(first, Math.Min(World.ShardSize, world.Persons - first));
    }

    public UnitTally Write()
    {
        MakeOrders();
        WritePeople();
        WriteRecords();
        WriteStudies();
        EventsWriter events = new(_world, _suffix, _people, _orders, _tally);
        events.Write();
        return _tally;
    }

    private void MakeOrders()
    {
        Purchases purchases = new(_world.Seed, _world.Number, _world.Plan, _world.Season);
        foreach (Person person in _people)
        {
            (Driver driver, List<Order> orders) = purchases.Of(person);
            _rows.Add(new PersonRow(person, driver, orders.Count));
            _orders.AddRange(orders);
        }

        _tally["orders"] = _orders.Count;
        _tally["buyers"] = _rows.Count(row => row.Orders > 0);
        _tally["revenue"] = _orders.Sum(order => order.Minor);
    }

    private void WritePeople()
    {
        _tally["persons"] = _people.Length;
        _tally["women"] = _people.Count(person => person.IsWoman);
        _tally["customers"] = _people.Count(person => person.IsCustomer);
        _tally["households"] = _people.Select(person => person.HouseholdId).Distinct(StringComparer.Ordinal).Count();
        _tally["shared"] = _people.SelectMany(person => person.Devices).Where(device => device.Shared)
            .Select(device => device.Id).Distinct(StringComparer.Ordinal).Count();
        CookieRow[] cookies =
        [
            .. from person in _people
               from device in person.Devices
               from cookie in device.Cookies
               select new CookieRow(cookie, device, person),
        ];
        Keep(PersonLayouts.Accounts, _people.OrderBy(person => person.CustomerId, StringComparer.Ordinal));
        Keep(EventLayouts.Orders, _orders.OrderBy(order => order.Days).ThenBy(order => order.Id, StringComparer.Ordinal));
        KeepTruth(PersonLayouts.People, _rows);
        KeepTruth(PersonLayouts.Cookies, cookies.DistinctBy(row => row.Cookie, StringComparer.Ordinal));
        Consents consents = new(_world.Seed, _world.Number, _world.Plan);
        Keep(PersonLayouts.Consent, _people.SelectMany(consents.Of).OrderBy(row => row.KnownDays).ThenBy(row => row.Id, StringComparer.Ordinal));
    }

    private void WriteRecords()
    {
        CrmRecords crm = new(_world.Seed, _world.Number, _world.Plan);
        List<CrmRecord> records = [];
        foreach (Person person in _people)
        {
            int before = records.Count;
            records.AddRange(crm.Of(person));
            foreach (CrmRecord copy in records.Skip(before + 1))
            {
                _tally["copies"]++;
                _tally["nicknamed"] += Names.Nicknames.ContainsKey(person.FirstName) ? 1 : 0;
                foreach (string error in copy.Errors.Split(';', StringSplitOptions.RemoveEmptyEntries))
                {
                    _tally["error:" + error]++;
                }
            }
        }

        _tally["records"] = records.Count;
        records.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        Keep(PersonLayouts.Crm, records);
        KeepTruth(PersonLayouts.CrmTruth, records);
    }

    private void WriteStudies()
    {
        MailExperiment mail = new(_world.Seed, _world.Number, _world.Plan);
        ILookup<int, Order> orders = _orders.ToLookup(order => order.Person.Index);
        MailSubject[] subjects = [.. _people.Select(person => mail.Of(person, [.. orders[person.Index]])).OrderBy(row => row.Person.CustomerId, StringComparer.Ordinal)];
        _tally["mailed"] = subjects.Count(row => row.Treated);
        _tally.EffectSum = subjects.Sum(row => row.Effect);
        foreach (PersonType type in Enum.GetValues<PersonType>())
        {
            _tally["type:" + StudyLayouts.Word(type)] = subjects.Count(row => row.Type == type);
        }

        Keep(StudyLayouts.Mail(_world.Plan), subjects);
        KeepTruth(StudyLayouts.MailTruth, subjects);
        Comparison comparison = new(_world.Seed, _world.Number, _world.Plan);
        ComparisonSubject[] compared = [.. _people.Select(comparison.Of).OrderBy(row => row.Person.CustomerId, StringComparer.Ordinal)];
        _tally["in_b"] = compared.Count(row => row.IsB);
        Keep(StudyLayouts.Comparison, compared);
    }

    private void Keep<T>(Layout<T> layout, IEnumerable<T> rows)
    {
        using TableFile<T> file = _world.Open(layout, _suffix);
        _tally.Files.Add(file.WriteAll(rows));
    }

    private void KeepTruth<T>(Layout<T> layout, IEnumerable<T> rows)
    {
        using TableFile<T> file = _world.OpenTruth(layout, _suffix);
        _tally.Files.Add(file.WriteAll(rows));
    }
}
