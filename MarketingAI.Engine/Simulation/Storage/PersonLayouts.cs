using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Files about persons: register, consent, and who is who.</summary>
internal static class PersonLayouts
{
    public static Layout<CrmRecord> Crm { get; } = new(
        "crm/customers", FileForm.Csv, "The customer register: several records of one person, misspelt.",
        [
            Column.Text<CrmRecord>("record_id", "Key of the record", row => row.Id),
            Column.Text<CrmRecord>("source", "System that made the record", row => row.Source),
            Column.Time<CrmRecord>("created_at", "When it was made, UTC", row => row.CreatedAt),
            Column.Text<CrmRecord>("first_name", "First name as typed", row => row.FirstName),
            Column.Text<CrmRecord>("last_name", "Last name as typed", row => row.LastName),
            Column.Date<CrmRecord>("birth_date", "Date of birth", row => row.Birth),
            Column.Text<CrmRecord>("gender", "Protected attribute: f or m", row => row.Person.IsWoman ? "f" : "m"),
            Column.Text<CrmRecord>("email", "E-mail address", row => row.Email),
            Column.Text<CrmRecord>("phone", "Telephone as typed", row => row.Phone),
            Column.Text<CrmRecord>("street", "Street and number", row => row.Address.Street),
            Column.Text<CrmRecord>("postcode", "Postcode", row => row.Address.Postcode),
            Column.Text<CrmRecord>("city", "City", row => row.Address.City),
            Column.Text<CrmRecord>("region", "One of twelve regions", row => Names.Regions[row.Address.Region].Name),
        ]);

    public static Layout<CrmRecord> CrmTruth { get; } = new(
        "crm_records", FileForm.Csv, "Which person a register record is, and what was spoilt in it.",
        [
            Column.Text<CrmRecord>("record_id", "Key of the record", row => row.Id),
            Column.Text<CrmRecord>("person_id", "True person", row => row.Person.Id),
            Column.Text<CrmRecord>("errors", "Planted errors, parted by semicolons", row => row.Errors.Length == 0 ? null : row.Errors),
        ]);

    public static Layout<Person> Accounts { get; } = new(
        "crm/accounts", FileForm.Csv, "One row per customer account, with what the shop knows about it.",
        [
            Column.Text<Person>("customer_id", "Key of the account", row => row.CustomerId),
            Column.Text<Person>("email_sha256", "SHA-256 of the e-mail address in small letters", row => row.EmailHash),
            Column.Date<Person>("joined_on", "Day of joining", row => DateOnly.FromDateTime(World.At(row.JoinedDays))),
            Column.Text<Person>("acquisition_channel", "Channel of the first contact", row => row.AcquisitionChannel),
            Column.Text<Person>("gender", "Protected attribute: f or m", row => row.IsWoman ? "f" : "m"),
            Column.Integer<Person>("birth_year", "Year of birth", row => row.Birth.Year),
            Column.Text<Person>("region", "One of twelve regions", row => Names.Regions[row.Address.Region].Name),
            Column.Text<Person>("main_device", "ios or android: weakly associated with gender", row => row.Devices[0].Type),
        ]);

    public static Layout<ConsentEvent> Consent { get; } = new(
        "consent/consents", FileForm.Csv, "Every yes and no of a person, by purpose.",
        [
            Column.Text<ConsentEvent>("consent_id", "Key of the answer", row => row.Id),
            Column.Text<ConsentEvent>("customer_id", "Account", row => row.Person.CustomerId),
            Column.Text<ConsentEvent>("purpose", "email_marketing, profiling or ad_sharing", row => row.Purpose),
            Column.Boolean<ConsentEvent>("granted", "false is a refusal or a withdrawal", row => row.Granted),
            Column.Time<ConsentEvent>("at", "When it was given, UTC", row => World.At(row.Days)),
            Column.Time<ConsentEvent>("known_at", "When we knew, UTC", row => World.At(row.KnownDays)),
            Column.Text<ConsentEvent>("source", "Where it was given", row => row.Source),
        ]);

    public static Layout<PersonRow> People { get; } = new(
        "people", FileForm.Csv, "The true persons and what drives them.",
        [
            Column.Text<PersonRow>("person_id", "True person", row => row.Person.Id),
            Column.Text<PersonRow>("household_id", "True household", row => row.Person.HouseholdId),
            Column.Text<PersonRow>("customer_id", "Account", row => row.Person.CustomerId),
            Column.Text<PersonRow>("gender", "f or m", row => row.Person.IsWoman ? "f" : "m"),
            Column.Integer<PersonRow>("favourite_section", "Position in the proxy's list of sections, from 0", row => row.Person.Section),
            Column.Boolean<PersonRow>("is_customer", "Buys at all", row => row.Person.IsCustomer),
            Column.Number<PersonRow>("weekly_rate", "Purchase rate, per week of demand time", row => row.Driver.WeeklyRate, "F6"),
            Column.Number<PersonRow>("drop_out", "Chance of leaving after each repeat purchase", row => row.Driver.DropOut, "F6"),
            Column.Number<PersonRow>("spend_rate", "Rate of the gamma of order values", row => row.Driver.SpendRate, "F6"),
            Column.Integer<PersonRow>("orders", "Orders in the year", row => row.Orders),
            Column.Boolean<PersonRow>("ad_consent", "Agrees to ad sharing when joining", row => row.Person.AdConsent),
        ]);

    public static Layout<CookieRow> Cookies { get; } = new(
        "cookies", FileForm.Csv, "Whose cookie it is.",
        [
            Column.Text<CookieRow>("cookie_id", "Cookie", row => row.Cookie),
            Column.Text<CookieRow>("device_id", "True device", row => row.Device.Id),
            Column.Text<CookieRow>("device_type", "ios, android, desktop or tablet", row => row.Device.Type),
            Column.Text<CookieRow>("household_id", "True household", row => row.Person.HouseholdId),
            Column.Text<CookieRow>("person_id", "True person; empty for a device the household shares", row => row.Device.Shared ? null : row.Person.Id),
        ]);
}
