using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Files of experiments and leads.</summary>
internal static class StudyLayouts
{
    public static Layout<MailSubject> Mail(UnitPlan plan) => new(
        "experiments/mail", FileForm.Csv, $"The randomised mail '{plan.Experiment.Name}': arms, what was known before, outcomes in 14 days.",
        [
            Column.Text<MailSubject>("customer_id", "Account", row => row.Person.CustomerId),
            Column.Date<MailSubject>("assigned_on", "Day of assignment", _ => plan.Experiment.Start),
            Column.Text<MailSubject>("arm", "mail or control", row => row.Treated ? "mail" : "control"),
            Column.Integer<MailSubject>("age", "Years", row => row.Person.AgeAt(plan.Experiment.Start)),
            Column.Text<MailSubject>("gender", "Protected attribute: f or m", row => row.Person.IsWoman ? "f" : "m"),
            Column.Text<MailSubject>("region", "Region", row => Names.Regions[row.Person.Address.Region].Name),
            Column.Text<MailSubject>("acquisition_channel", "Channel of the first contact", row => row.Person.AcquisitionChannel),
            Column.Integer<MailSubject>("orders_before", "Orders before", row => row.OrdersBefore),
            Column.Money<MailSubject>("spend_before", "Their value in euros", row => row.SpentBefore),
            Column.Integer<MailSubject>("recency_days", "Days since the last order; missing without one", row => row.RecencyDays),
            Column.Number<MailSubject>("mail_engagement", "Share of mails opened before", row => row.Person.Engagement),
            Column.Integer<MailSubject>("mails_received", "Mails in the 90 days before", row => row.Person.MailsReceived),
            Column.Boolean<MailSubject>("visit", "Outcome: came to the shop", row => row.Visited),
            Column.Boolean<MailSubject>("conversion", "Outcome: bought", row => row.Converted),
            Column.Money<MailSubject>("spend", "Outcome: value in euros", row => row.Minor),
        ]);

    public static Layout<MailSubject> MailTruth { get; } = new(
        "mail", FileForm.Csv, "What each person would do in either arm.",
        [
            Column.Text<MailSubject>("customer_id", "Account", row => row.Person.CustomerId),
            Column.Text<MailSubject>("type", "lost_cause, sure_thing, persuadable or sleeping_dog", row => Word(row.Type)),
            Column.Boolean<MailSubject>("converts_without", "Buys without the mail", row => row.ConvertsUntreated),
            Column.Boolean<MailSubject>("converts_with", "Buys with the mail", row => row.ConvertsTreated),
            Column.Number<MailSubject>("effect", "Expected effect on buying, given the person", row => row.Effect, "F6"),
        ]);

    public static Layout<ComparisonSubject> Comparison { get; } = new(
        "experiments/home_page_aa", FileForm.Parquet, "An A/A test: two arms, the same page.",
        [
            Column.Text<ComparisonSubject>("customer_id", "Account", row => row.Person.CustomerId),
            Column.Text<ComparisonSubject>("arm", "a or b", row => row.IsB ? "b" : "a"),
            Column.Integer<ComparisonSubject>("sessions_before", "Sessions in the 14 days before", row => row.SessionsBefore),
            Column.Integer<ComparisonSubject>("sessions", "Sessions in the 14 days after", row => row.Sessions),
            Column.Integer<ComparisonSubject>("orders", "Orders in the 14 days after", row => row.Orders),
            Column.Money<ComparisonSubject>("revenue", "Their value in euros", row => row.Minor),
        ]);

    public static Layout<Lead> Leads { get; } = new(
        "leads/leads", FileForm.Csv, "People who asked for an offer, in order of time, and whether they bought.",
        [
            Column.Text<Lead>("lead_id", "Key of the lead", row => row.Id),
            Column.Time<Lead>("created_at", "When they asked, UTC", row => row.CreatedAt),
            Column.Text<Lead>("email", "E-mail address", row => row.Email),
            Column.Text<Lead>("gender", "Protected attribute: f or m", row => row.IsWoman ? "f" : "m"),
            Column.Integer<Lead>("age", "Years; missing more often without newsletter", row => row.Age),
            Column.Text<Lead>("region", "One of twelve regions", row => Names.Regions[row.Region].Name),
            Column.Text<Lead>("section", "Section of interest: gives gender away", row => row.Section),
            Column.Text<Lead>("channel", "Channel that brought them", row => row.Channel),
            Column.Text<Lead>("campaign", "One of 42 campaigns", row => row.Campaign),
            Column.Text<Lead>("creative_id", "One of 400 creatives", row => FormattableString.Invariant($"cr{row.Creative:D3}")),
            Column.Text<Lead>("device", "ios, android, desktop or tablet", row => row.Device),
            Column.Text<Lead>("browser", "Noise", row => row.Browser),
            Column.Integer<Lead>("pages_viewed", "Pages in the session", row => row.Pages),
            Column.Number<Lead>("minutes_on_site", "Minutes in the session", row => row.Minutes, "F1"),
            Column.Integer<Lead>("visits_30d", "Visits in 30 days", row => row.Visits),
            Column.Integer<Lead>("days_since_last_visit", "Missing for a first visit", row => row.DaysSinceVisit),
            Column.Integer<Lead>("emails_opened_90d", "Mails opened in 90 days", row => row.MailsOpened),
            Column.Money<Lead>("basket_value", "Euros in the basket; missing without one", row => row.BasketMinor),
            Column.Boolean<Lead>("discount_shown", "Staff showed the discount, to women less often", row => row.DiscountShown),
            Column.Boolean<Lead>("newsletter", "Reads the newsletter", row => row.Newsletter),
            Column.Boolean<Lead>("returning_visitor", "Was here before", row => row.Returning),
            Column.Integer<Lead>("household_size", "Noise; a third is missing", row => row.HouseholdSize),
            Column.Date<Lead>("last_order_on", "Date of the last order; missing without one", row => row.LastOrder),
            Column.Number<Lead>("temperature", "Noise: degrees outside", row => row.Temperature, "F1"),
            Column.Integer<Lead>("ad_slot", "Noise: number of the ad slot", row => row.Slot),
            Column.Integer<Lead>("call_seconds", "Known only afterwards: length of the sales call", row => row.CallSeconds),
            Column.Text<Lead>("converted", "Target: yes or no", row => row.Converted ? "yes" : "no"),
        ]);

    public static Layout<Lead> LeadTruth { get; } = new(
        "leads", FileForm.Csv, "The true chance of each lead.",
        [
            Column.Text<Lead>("lead_id", "Key of the lead", row => row.Id),
            Column.Number<Lead>("probability", "True chance of converting, given the row", row => row.Probability, "F6"),
        ]);

    public static string Word(PersonType type) => type switch
    {
        PersonType.LostCause => "lost_cause",
        PersonType.SureThing => "sure_thing",
        PersonType.Persuadable => "persuadable",
        PersonType.SleepingDog => "sleeping_dog",
    };
}
