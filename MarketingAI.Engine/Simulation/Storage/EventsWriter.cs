using System.Globalization;
using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Touches, web events, sales at the till and platform reports of one shard.</summary>
internal sealed class EventsWriter(UnitWorld world, string suffix, Person[] people, List<Order> orders, UnitTally tally)
{
    private readonly WebEvents _web = new(world.Seed, world.Number, world.Plan, world.Season);
    private readonly List<WebEvent> _events = [];
    private readonly List<PlatformSighting> _sightings = [];

    public void Write()
    {
        AddJourneys();
        OfflineSale[] sales = Offline();
        foreach (WebEvent one in people.SelectMany(_web.Browsing))
        {
            Send(one);
        }

        Number();
        Keep(world.Open(EventLayouts.Offline, suffix), sales);
        Keep(world.OpenTruth(EventLayouts.OfflineTruth, suffix), sales);
        WriteEvents();
        WritePlatforms();
    }

    private void AddJourneys()
    {
        Journeys journeys = new(world.Seed, world.Number, world.Plan, world.Season, world.Chain);
        PlatformCounting platforms = new(world.Seed, world.Number, world.Plan);
        foreach (Order order in orders.Where(order => order.Place != Place.Store))
        {
            foreach (Journey journey in journeys.Of(order, people))
            {
                tally.AddPath(journey);
                tally[journey.Order is null ? "paths_lost" : "paths_converting"]++;
                foreach (WebEvent one in _web.OfJourney(journey))
                {
                    Send(one);
                }

                if (journey.Order is not null)
                {
                    _sightings.AddRange(platforms.Of(journey, order));
                }
            }
        }
    }

    private OfflineSale[] Offline()
    {
        OfflineSales till = new(world.Seed, world.Number, world.Plan, world.Season);
        OfflineSale[] sales = [.. people.SelectMany(till.Of).OrderBy(sale => sale.Days).ThenBy(sale => sale.Key, StringComparer.Ordinal)];
        for (int i = 0; i < sales.Length; i++)
        {
            sales[i].Id = string.Create(CultureInfo.InvariantCulture, $"s{suffix}{i + 1:D6}");
            if (sales[i].Click is { } click)
            {
                sales[i].ClickEvent = _web.OfflineClick(sales[i], click);
                Send(sales[i].ClickEvent!);
                tally["till_after_click"]++;
            }
        }

        tally["till"] = sales.Length;
        tally["till_wrong"] = sales.Count(sale => sale.NameIsWrong);
        return sales;
    }

    private void Send(WebEvent one)
    {
        if (_web.IsSilenced(one))
        {
            tally["silenced"]++;
            return;
        }

        _events.Add(one);
    }

    /// <summary>Gives every event its key in the order of time, so that a key tells nothing but the order.</summary>
    private void Number()
    {
        _events.Sort((left, right) =>
        {
            int order = left.At.CompareTo(right.At);
            return order != 0 ? order : string.CompareOrdinal(left.Key, right.Key);
        });
        for (int i = 0; i < _events.Count; i++)
        {
            _events[i].Id = string.Create(CultureInfo.InvariantCulture, $"e{suffix}{i + 1:D7}");
        }

        tally["events"] = _events.Count;
    }

    private void WriteEvents()
    {
        List<Delivered> arrived = [.. _events.SelectMany(_web.Deliver)];
        tally["late"] = arrived.Count(one => one.IsLate);
        tally["duplicates"] = arrived.Count(one => one.IsCopy);
        arrived.Sort((left, right) =>
        {
            int order = left.KnownAt.CompareTo(right.KnownAt);
            order = order != 0 ? order : string.CompareOrdinal(left.Event.Id, right.Event.Id);
            return order != 0 ? order : left.IsCopy.CompareTo(right.IsCopy);
        });
        tally["lines"] = arrived.Count;
        Keep(world.Open(EventLayouts.Events(world.Plan.Incidents.SchemaChange), suffix), arrived);
        Keep(world.OpenTruth(EventLayouts.EventTruth, suffix), _events.Where(one => one.Touch is not null));
    }

    private void WritePlatforms()
    {
        PlatformReports reports = new(world, suffix);
        PlatformReport[] rows = [.. reports.Of(_sightings, tally).OrderBy(row => row.LocalTime).ThenBy(row => row.Id, StringComparer.Ordinal)];
        foreach (PlatformReport row in rows)
        {
            tally.AddReport(row);
        }

        Keep(world.Open(EventLayouts.Reports, suffix), rows);
        Keep(world.OpenTruth(EventLayouts.ReportTruth, suffix), rows);
        Keep(world.Open(EventLayouts.Sightings, suffix), _sightings.OrderBy(row => row.Order.Days).ThenBy(row => row.Order.Id, StringComparer.Ordinal));
    }

    private void Keep<T>(TableFile<T> file, IEnumerable<T> rows)
    {
        using (file)
        {
            tally.Files.Add(file.WriteAll(rows));
        }
    }
}
