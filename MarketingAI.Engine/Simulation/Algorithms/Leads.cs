using System.Globalization;

namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Leads in order of time, each with its true chance of converting.</summary>
internal sealed class Leads
{
    public const int OldCreatives = 300;
    public const int NewCreatives = 100;
    private const double PagesMean = 1.4;
    private const double PagesSd = .7;

    private static readonly string[] Channels = ["search_brand", "search_generic", "social", "display", "email", "affiliate", "partner"];
    private static readonly double[] ChannelWeights = [.2, .24, .2, .12, .12, .08, .04];
    private static readonly string[] Devices = ["ios", "android", "desktop", "tablet"];
    private static readonly string[] Browsers = ["Firefox", "Chromium", "Safari", "Edge", "Opera"];
    private static readonly double[] RegionWeights = [.. Names.Regions.Select(region => region.Share)];

    private readonly int _seed;
    private readonly int _unit;
    private readonly UnitPlan _plan;
    private readonly Season _season;
    private readonly double[] _creatives;

    public Leads(int seed, int unit, UnitPlan plan, Season season)
    {
        (_seed, _unit, _plan, _season) = (seed, unit, plan, season);
        Chance chance = new(seed, unit, Draw.Creatives, 0);
        _creatives = [.. Enumerable.Range(0, OldCreatives + NewCreatives).Select(_ => plan.Leads.CreativeSd * chance.Normal())];
    }

    public IEnumerable<Lead> Make(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Chance chance = new(_seed, _unit, Draw.Leads, i);
            double days = _season.Calendar((i + chance.Unit()) / count * World.Days);
            Lead lead = Asked(chance, i, days);
            double probability = 1 / (1 + Math.Exp(-LogOdds(lead)));
            bool converted = chance.Is(probability);
            double call = converted ? 120 + (90 * chance.Gamma(4)) : chance.Is(.6) ? 0 : 60 * chance.Gamma(1.5);
            yield return lead with { Probability = probability, Converted = converted, CallSeconds = (int)call };
        }
    }

    public double CreativeEffect(int creative) => _creatives[creative];

    /// <summary>The planted formula; data/README.md writes it out.</summary>
    public double LogOdds(Lead lead)
    {
        LeadPlan p = _plan.Leads;
        double odds = p.Intercept + (p.PagesEffect * (Math.Log(1 + lead.Pages) - PagesMean) / PagesSd);
        if (lead.Age is { } age)
        {
            double away = (age - p.AgePeak) / p.AgeWidth;
            odds += p.AgePeakEffect * ((2 * Math.Exp(-away * away / 2)) - 1);
        }

        if (lead.DiscountShown)
        {
            odds += p.DiscountEffect + (lead.BasketMinor > 8_000 ? p.DiscountBasketInteraction : -p.DiscountBasketInteraction / 2);
        }

        odds += p.RecencyEffect * (lead.DaysSinceVisit is { } days ? 1 - (Math.Log(1 + days) / 2) : -.5);
        odds += p.EmailEffect * (Math.Sqrt(lead.MailsOpened) - 1);
        bool mobile = lead.Device is "ios" or "android";
        bool night = lead.CreatedAt.Hour is >= 20 or < 6;
        odds += p.MobileNightEffect * (mobile == night ? .5 : -.5);
        int section = IndexOf(_plan.Proxy.Sections, lead.Section);
        odds += p.SectionSpread * ((section / (_plan.Proxy.Sections.Count - 1.0)) - .5);
        bool launched = _plan.Incidents.Launch is { } launch && DateOnly.FromDateTime(lead.CreatedAt) >= launch;
        return odds + _creatives[lead.Creative] + (launched ? p.LaunchEffect : 0);
    }

    private Lead Asked(Chance chance, int row, double days)
    {
        DateTime at = World.At(days);
        bool launched = _plan.Incidents.Launch is { } launch && DateOnly.FromDateTime(at) >= launch;
        bool woman = chance.Is(.5);
        int channel = chance.Pick(ChannelWeights);
        bool newsletter = chance.Is(.4);
        double pages = PagesMean + (PagesSd * (chance.Normal() + (launched ? _plan.Incidents.LaunchPagesShift : 0)));
        bool returning = chance.Is(.45);
        return new Lead
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"L{row + 1:D7}"),
            CreatedAt = at,
            Email = MailOf(chance, woman),
            IsWoman = woman,
            Age = chance.Is(newsletter ? .04 : .22) ? null : 18 + (int)(62 * chance.Beta(2, 2.6)),
            Region = chance.Pick(RegionWeights),
            Section = _plan.Proxy.Sections[chance.Pick([.. woman ? _plan.Proxy.Women : _plan.Proxy.Men])],
            Channel = Channels[channel],
            Campaign = string.Create(CultureInfo.InvariantCulture, $"{Channels[channel]}-{chance.Below(6) + 1}"),
            Creative = launched && chance.Is(.4) ? OldCreatives + chance.Zipf(NewCreatives, 10) : chance.Zipf(OldCreatives, 20),
            Device = Devices[chance.Pick([.32, .26, .34, .08])],
            Browser = chance.One(Browsers),
            Pages = Math.Max(0, (int)Math.Round(Math.Exp(pages) - 1)),
            Minutes = Math.Round((Math.Exp(pages) - 1) * .8 * chance.Gamma(3) / 3, 1) + .1,
            Visits = chance.Poisson(returning ? 3 : .6),
            DaysSinceVisit = returning ? (int)(chance.Exponential() * 12) : null,
            MailsOpened = newsletter ? chance.Poisson(2.5) : 0,
            BasketMinor = chance.Is(.55) ? (long)(7_500 * Math.Exp(.8 * chance.Normal())) : null,
            DiscountShown = chance.Is(woman ? _plan.Leads.DiscountShareWomen : _plan.Leads.DiscountShareMen),
            Newsletter = newsletter,
            Returning = returning,
            HouseholdSize = chance.Is(.3) ? null : 1 + chance.Poisson(1.2),
            LastOrder = returning && chance.Is(.6) ? DateOnly.FromDateTime(at).AddDays(-1 - (int)(chance.Exponential() * 90)) : null,
            Temperature = Math.Round(10 + (9 * chance.Normal()), 1),
            Slot = chance.Below(1000),
        };
    }

    private static string MailOf(Chance chance, bool woman)
    {
        string first = chance.One(woman ? Names.Women : Names.Men);
        return string.Create(CultureInfo.InvariantCulture, $"{first}.{Names.Surname(chance)}{chance.Below(1000)}@{chance.One(Names.MailHosts)}").ToLowerInvariant();
    }

    private static int IndexOf(IReadOnlyList<string> list, string word)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (string.Equals(list[i], word, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
