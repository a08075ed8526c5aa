namespace MarketingAI.Engine.Simulation;

/// <summary>What is planted in one business unit's data. Rates and shares lie in [0, 1].</summary>
public sealed record UnitPlan(
    string Name,
    double SizeShare,
    SeasonPlan Season,
    PurchasePlan Purchases,
    ProxyPlan Proxy,
    RecordErrors RecordErrors,
    double ThirdRecordShare,
    double SecondRecordShare,
    DeliveryPlan Delivery,
    IncidentPlan Incidents,
    JourneyPlan Journeys,
    OfflinePlan Offline,
    PlatformPlan Platforms,
    ConsentPlan Consent,
    ExperimentPlan Experiment,
    MediaPlan Media,
    LeadPlan Leads);

/// <param name="Amplitude">Half the swing of the yearly wave around 1.</param>
/// <param name="PeakDay">Day of the year with the highest wave.</param>
/// <param name="HolidayBump">Extra demand at 13 December, in shares of the mean.</param>
/// <param name="Weekdays">Factor by day of the week, Sunday first.</param>
public sealed record SeasonPlan(double Amplitude, int PeakDay, double HolidayBump, IReadOnlyList<double> Weekdays);

/// <summary>
/// BG/NBD and Gamma-Gamma, time in weeks of demand time: a week counts as much as the season's demand in it.
/// Rates: gamma with shape r and rate alpha. Drop-out after each purchase: beta(a, b). Mean order value of a customer:
/// orders are gamma with shape p and a rate that is itself gamma with shape q and rate v.
/// </summary>
public sealed record PurchasePlan(
    double R, double Alpha, double A, double B, double P, double Q, double V, double CustomerShare, double CardInStoreShare);

/// <summary>The protected attribute is <c>gender</c>; the favourite section gives it away.</summary>
/// <param name="Sections">Section names.</param>
/// <param name="Women">Share of women who prefer each section.</param>
/// <param name="Men">Share of men who prefer each section.</param>
public sealed record ProxyPlan(IReadOnlyList<string> Sections, IReadOnlyList<double> Women, IReadOnlyList<double> Men)
{
    /// <summary>Strength of the association with equally many women and men.</summary>
    /// <remarks>Cramér, H. (1946), Mathematical Methods of Statistics.</remarks>
    public double CramersV
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < Sections.Count; i++)
            {
                double difference = Women[i] - Men[i];
                sum += difference * difference / (2 * (Women[i] + Men[i]));
            }

            return Math.Sqrt(sum);
        }
    }
}

/// <summary>Chance of each error in a second or third record of a person; a first record only misses fields.</summary>
/// <param name="Typo">One letter wrong, for first and last name each.</param>
/// <param name="Swap">First and last name exchanged.</param>
/// <param name="Nickname">Short form, for names that have one.</param>
public sealed record RecordErrors(double Typo, double Swap, double Nickname, double MissingPhone, double MissingEmail, double MissingBirth, double Moved);

/// <summary>How events arrive.</summary>
/// <param name="LateShare">Share that arrives one to five days late.</param>
/// <param name="SlowShare">Share that arrives minutes to hours late, hence out of order.</param>
/// <param name="DuplicateShare">Share that arrives a second time with the same event id.</param>
public sealed record DeliveryPlan(double LateShare, double SlowShare, double DuplicateShare);

/// <param name="SilentFrom">First day without a single web purchase event: the confirmation page's tag is gone.</param>
/// <param name="SilentDays">How many days; 0 for none.</param>
/// <param name="SchemaChange">From this day <c>campaign</c> is <c>campaign_id</c> and <c>value</c> is <c>value_minor</c>; null for none.</param>
/// <param name="Launch">From this day the product launch shifts who asks and how leads convert; null for none.</param>
/// <param name="LaunchPagesShift">Rise of log(1 + pages viewed) of leads, in its standard deviations.</param>
public sealed record IncidentPlan(DateOnly? SilentFrom, int SilentDays, DateOnly? SchemaChange, DateOnly? Launch, double LaunchPagesShift);

/// <summary>Touch paths are a Markov chain of order one; a channel's removal sends its visitors away without converting.</summary>
/// <param name="Start">Chance of the first touch, by channel.</param>
/// <param name="Next">Chance of the next touch, row = from.</param>
/// <param name="Convert">Chance that a touch leads to the order at once. What is left ends without one.</param>
/// <param name="ClickShare">Share of a channel's touches that are clicks; the others are views.</param>
/// <param name="MeanGapDays">Mean time between touches.</param>
/// <param name="Causal">False in a world without effects: touches accompany orders and cause none.</param>
public sealed record JourneyPlan(
    IReadOnlyList<string> Channels, IReadOnlyList<double> Start, IReadOnlyList<IReadOnlyList<double>> Next, IReadOnlyList<double> Convert,
    IReadOnlyList<double> ClickShare, double MeanGapDays, bool Causal);

/// <summary>Sales at the till without a customer card: a name as it was heard, sometimes after a click.</summary>
/// <param name="PerPerson">Mean sales of a person in the year.</param>
/// <param name="ClickShare">Share that follows a click.</param>
/// <param name="LagMedianDays">Median days from click to sale; the logarithm is normal with <paramref name="LagLogSd"/>.</param>
public sealed record OfflinePlan(
    double PerPerson, double ClickShare, double LagMedianDays, double LagLogSd, double NameTypo, double MissingPhone, double MissingPostcode);

/// <summary>How the advertising platforms count, against our own rule: last click on the platform within seven days, in UTC.</summary>
/// <param name="WindowDays">Clicks up to so many days count there.</param>
/// <param name="ViewThroughHours">A view up to so many hours before counts there.</param>
/// <param name="DuplicateShare">Share reported twice.</param>
/// <param name="SpuriousShare">Reports without an order, in shares of our own count.</param>
/// <param name="HoursBehindUtc">Their day begins so many hours after ours.</param>
public sealed record PlatformPlan(double WindowDays, double ViewThroughHours, double DuplicateShare, double SpuriousShare, int HoursBehindUtc);

/// <param name="AdSharing">Share of persons who let platforms see them.</param>
/// <param name="EmailMarketing">Share who agree to marketing mail when they join.</param>
/// <param name="Profiling">Share who agree to profiling.</param>
/// <param name="OptOutPerYear">Rate of later withdrawal, a year, for each purpose.</param>
public sealed record ConsentPlan(double AdSharing, double EmailMarketing, double Profiling, double OptOutPerYear);

/// <summary>A mail sent to half of all persons by chance. Types by weights exp(base + slopes): see data/README.md.</summary>
public sealed record ExperimentPlan(
    string Name, string Salt, DateOnly Start, double TreatedShare, double Persuadable, double SureThing, double SleepingDog,
    double EngagementOnPersuadable, double FatigueOnSleepingDog, double OrdersOnSureThing, double OrderMean, double OrderShape);

/// <summary>
/// Weekly revenue = baseline x season + trend + sum of coefficient x hill(adstock(spend)) + interactions + price effect + noise.
/// adstock: a(t) = x(t) + carryover x a(t-1). hill(a) = a^slope / (a^slope + half^slope).
/// </summary>
/// <param name="CapturePerUpperFunnel">Brand-search spend caused by the upper funnel: this many euros at full saturation of social, display and tv together.</param>
public sealed record MediaPlan(
    int Weeks, double Baseline, double TrendPerWeek, double PriceEffect, double Noise, IReadOnlyList<MediaChannelPlan> Channels,
    IReadOnlyList<MediaInteraction> Interactions, double CapturePerUpperFunnel);

/// <param name="HalfSaturation">Adstocked spend at which half the effect is reached, in euros.</param>
/// <param name="Coefficient">Weekly revenue at full saturation, in euros.</param>
/// <param name="MeanSpend">Mean weekly spend, in euros.</param>
public sealed record MediaChannelPlan(
    string Name, double Carryover, double HalfSaturation, double Slope, double Coefficient, double MeanSpend, double SpendLogSd, double OnShare);

/// <param name="Coefficient">Weekly revenue when both are fully saturated: positive helps, negative cannibalises.</param>
public sealed record MediaInteraction(string First, string Second, double Coefficient);

/// <summary>Leads: log-odds of converting, see data/README.md for the formula.</summary>
/// <param name="DiscountShareWomen">Share of women shown the discount: staff showed it to them less often.</param>
public sealed record LeadPlan(
    double SizeFactor, double Intercept, double PagesEffect, double AgePeakEffect, double AgePeak, double AgeWidth, double DiscountEffect, double DiscountBasketInteraction,
    double RecencyEffect, double EmailEffect, double MobileNightEffect, double CreativeSd, double SectionSpread, double LaunchEffect,
    double DiscountShareWomen, double DiscountShareMen);
