using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Files of the web, the till and the platforms.</summary>
internal static class EventLayouts
{
    public static Layout<Order> Orders { get; } = new(
        "shop/orders", FileForm.Parquet, "Every order on a customer account: web, app, and store with a card.",
        [
            Column.Text<Order>("order_id", "Key of the order", row => row.Id),
            Column.Text<Order>("customer_id", "Account", row => row.Person.CustomerId),
            Column.Time<Order>("ordered_at", "When, UTC", row => World.At(row.Days)),
            Column.Money<Order>("amount", "Value in euros", row => row.Minor),
            Column.Text<Order>("place", "web, app or store", row => Word(row.Place)),
            Column.Text<Order>("acquisition_channel", "Channel of the customer's first contact", row => row.Person.AcquisitionChannel),
        ]);

    /// <param name="change">Day from which the new names hold; null for never.</param>
    public static Layout<Delivered> Events(DateOnly? change)
    {
        bool Old(Delivered row) => change is null || DateOnly.FromDateTime(row.Event.At) < change;
        return new(
            "web/events", FileForm.JsonLines, "What tags, apps and ad servers sent, in the order of arrival.",
            [
                Column.Text<Delivered>("event_id", "Key of the event; a second delivery repeats it", row => row.Event.Id),
                Column.Text<Delivered>("type", "impression, click, page, identify or purchase", row => row.Event.Type),
                Column.Time<Delivered>("event_time", "When it happened, UTC", row => row.Event.At),
                Column.Time<Delivered>("received_at", "When it was known, UTC", row => row.KnownAt),
                Column.Text<Delivered>("source", "web or app", row => row.Event.Source),
                Column.Text<Delivered>("cookie_id", "Cookie", row => row.Event.Cookie),
                Column.Text<Delivered>("device_type", "ios, android, desktop or tablet", row => row.Event.DeviceType),
                Column.Text<Delivered>("email_sha256", "Of a log-in: SHA-256 of the e-mail address", row => row.Event.EmailHash),
                Column.Text<Delivered>("channel", "Of a touch: its channel", row => row.Event.Touch?.Channel),
                Column.Text<Delivered>("campaign", "Of a touch before the schema change: its campaign", row => Old(row) ? row.Event.Touch?.Campaign : null),
                Column.Text<Delivered>("campaign_id", "Of a touch after the schema change: its campaign", row => Old(row) ? null : row.Event.Touch?.Campaign),
                Column.Text<Delivered>("creative_id", "Of a touch: its creative", row => row.Event.Touch?.Creative),
                Column.Text<Delivered>("placement", "Of a touch: site and position", row => row.Event.Touch?.Placement),
                Column.Text<Delivered>("page", "Of a page view: its kind", row => row.Event.Page),
                Column.Text<Delivered>("order_id", "Of a purchase: the order", row => row.Event.Order?.Id),
                Column.Money<Delivered>("value", "Of a purchase before the schema change: euros", row => Old(row) ? row.Event.Order?.Minor : null),
                Column.Integer<Delivered>("value_minor", "Of a purchase after the schema change: cents", row => Old(row) ? null : row.Event.Order?.Minor),
            ]);
    }

    public static Layout<WebEvent> EventTruth { get; } = new(
        "touches", FileForm.Csv, "Who saw or clicked, and on which path.",
        [
            Column.Text<WebEvent>("event_id", "Key of the event", row => row.Id),
            Column.Text<WebEvent>("person_id", "True person", row => row.Person?.Id),
            Column.Text<WebEvent>("journey_id", "True touch path; empty for a click before a sale at the till", row => row.JourneyId),
        ]);

    public static Layout<PathRow> Paths { get; } = new(
        "web/paths", FileForm.Csv, "Touch paths as an analytics tool exports them.",
        [
            Column.Text<PathRow>("path", "Channels in order, parted by ' > '", row => row.Path),
            Column.Integer<PathRow>("total_conversions", "Paths that ended in an order", row => row.Conversions),
            Column.Money<PathRow>("total_conversion_value", "Their value in euros", row => row.Minor),
            Column.Integer<PathRow>("total_null", "Paths that ended without one", row => row.Nulls),
        ]);

    public static Layout<OfflineSale> Offline { get; } = new(
        "store/till_sales", FileForm.Csv, "Sales at the till without a customer card.",
        [
            Column.Text<OfflineSale>("sale_id", "Key of the sale", row => row.Id),
            Column.Time<OfflineSale>("sold_at", "When, UTC", row => World.At(row.Days)),
            Column.Text<OfflineSale>("store", "Store", row => row.Store),
            Column.Money<OfflineSale>("amount", "Value in euros", row => row.Minor),
            Column.Text<OfflineSale>("customer_name", "Name as it was heard", row => row.NameAsHeard),
            Column.Text<OfflineSale>("phone", "Telephone, where given", row => row.Phone),
            Column.Text<OfflineSale>("postcode", "Postcode, where given", row => row.Postcode),
        ]);

    public static Layout<OfflineSale> OfflineTruth { get; } = new(
        "till_sales", FileForm.Csv, "Whose sale it is and which click led to it.",
        [
            Column.Text<OfflineSale>("sale_id", "Key of the sale", row => row.Id),
            Column.Text<OfflineSale>("person_id", "True person", row => row.Person.Id),
            Column.Boolean<OfflineSale>("name_is_wrong", "The name was misheard", row => row.NameIsWrong),
            Column.Text<OfflineSale>("click_event_id", "Click that led to it", row => row.ClickEvent?.Id),
            Column.Number<OfflineSale>("lag_days", "Days from click to sale", row => row.LagDays),
        ]);

    public static Layout<PlatformReport> Reports { get; } = new(
        "platforms/reported_conversions", FileForm.Csv, "What the advertising platforms report, row by row.",
        [
            Column.Text<PlatformReport>("conversion_id", "The platform's key", row => row.Id),
            Column.Text<PlatformReport>("platform", "SearchAds, SocialAds or DisplayNet", row => row.Platform),
            Column.Text<PlatformReport>("campaign", "Campaign", row => row.Campaign),
            Column.Text<PlatformReport>("order_id", "Order as passed to the platform", row => row.OrderId),
            Column.Text<PlatformReport>("kind", "click or view", row => row.Kind),
            Column.Time<PlatformReport>("converted_at_local", "By the platform's clock", row => row.LocalTime),
            Column.Money<PlatformReport>("value", "Euros", row => row.Minor),
        ]);

    public static Layout<PlatformReport> ReportTruth { get; } = new(
        "reported_conversions", FileForm.Csv, "Why a platform reports a row.",
        [
            Column.Text<PlatformReport>("conversion_id", "The platform's key", row => row.Id),
            Column.Text<PlatformReport>("cause", "ours, window, view or spurious", row => row.Cause),
            Column.Boolean<PlatformReport>("is_duplicate", "Second report of one order", row => row.IsCopy),
        ]);

    public static Layout<PlatformDay> ReportDays { get; } = new(
        "platforms/daily_report", FileForm.Csv, "The same by day, by the platform's clock.",
        [
            Column.Date<PlatformDay>("date", "Day by the platform's clock", row => row.Date),
            Column.Text<PlatformDay>("platform", "Platform", row => row.Platform),
            Column.Text<PlatformDay>("campaign", "Campaign", row => row.Campaign),
            Column.Integer<PlatformDay>("conversions", "Reported conversions", row => row.Conversions),
            Column.Money<PlatformDay>("value", "Reported value in euros", row => row.Minor),
        ]);

    public static Layout<PlatformSighting> Sightings { get; } = new(
        "platforms/own_touch_log", FileForm.Csv, "Our own record: each order and platform with a click in 28 days or a view in 24 hours.",
        [
            Column.Text<PlatformSighting>("order_id", "Order", row => row.Order.Id),
            Column.Text<PlatformSighting>("platform", "Platform", row => row.Platform),
            Column.Text<PlatformSighting>("campaign", "Campaign of the touch that counts", row => row.Campaign),
            Column.Time<PlatformSighting>("ordered_at", "When, UTC", row => World.At(row.Order.Days)),
            Column.Time<PlatformSighting>("last_click_at", "Last click on the platform, UTC", row => row.LastClick),
            Column.Time<PlatformSighting>("last_view_at", "Last view on the platform, UTC", row => row.LastView),
            Column.Boolean<PlatformSighting>("ad_consent", "The person let platforms see the order", row => row.Consented),
            Column.Boolean<PlatformSighting>("counted", "Counts by our rule: a click within seven days", row => row.Kind == PlatformKind.Ours),
            Column.Money<PlatformSighting>("amount", "Value in euros", row => row.Order.Minor),
        ]);

    public static string Word(Place place) => place switch
    {
        Place.Web => "web",
        Place.App => "app",
        Place.Store => "store",
    };

    public static string Word(PlatformKind kind) => kind switch
    {
        PlatformKind.Ours => "ours",
        PlatformKind.Window => "window",
        PlatformKind.View => "view",
    };
}
