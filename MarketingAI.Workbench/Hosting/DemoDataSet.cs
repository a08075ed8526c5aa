using System.Security.Cryptography;
using System.Text;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;

namespace MarketingAI.Workbench.Hosting;

/// <summary>A table of the demo company: where its file lies, and what its owner answers in the contract.</summary>
/// <param name="After">Columns known only after the decision.</param>
/// <param name="At">Columns known at the decision; all others are known before.</param>
internal sealed record DemoDataSet(string Unit, string Name, string File, IReadOnlyList<string> After, IReadOnlyList<string> At)
{
    private static readonly string[] Naming = ["email", "first_name", "last_name", "phone", "street", "customer_name"];
    private static readonly string[] Pointing = ["lead_id", "customer_id", "order_id", "email_sha256", "record_id"];
    private static readonly string[] Protected = ["gender", "birth_date", "birth_year"];

    public const string Leads = "Leads 2025";
    public const string Register = "Customer register";

    public static IReadOnlyList<DemoDataSet> All { get; } =
    [
        new("retail", Leads, "retail/leads/leads.csv.gz", ["call_seconds", "converted"], ["created_at", "discount_shown"]),
        new("retail", "Winter mail experiment", "retail/experiments/mail.csv.gz", ["visit", "conversion", "spend"], ["assigned_on", "arm"]),
        new("retail", "Orders 2025", "retail/shop/orders.parquet", [], []),
        new("retail", "Media by week", "retail/media/weekly.csv.gz", ["revenue"], []),
        new("retail", "Touch paths 2025", "retail/web/paths.csv.gz", ["total_conversions", "total_conversion_value", "total_null"], []),
        new("retail", "Customer accounts", "retail/crm/accounts.csv.gz", [], []),
        new("retail", Register, "retail/crm/customers.csv.gz", [], []),
        new("retail", "Sales at the till", "retail/store/till_sales.csv.gz", [], []),
        new("travel", "Travel enquiries 2025", "travel/leads/leads.csv.gz", ["call_seconds", "converted"], ["created_at", "discount_shown"]),
        new("travel", "Bookings 2025", "travel/shop/orders.parquet", [], []),
        new("travel", "Traveller accounts", "travel/crm/accounts.csv.gz", [], []),
    ];

    /// <summary>The same at every start, so that a start after a kill does not load the table twice.</summary>
    public Guid Id => new(SHA256.HashData(Encoding.UTF8.GetBytes($"demo:{Unit}:{Name}")).AsSpan(0, 16));

    /// <summary>The contract that the demo data scientist confirms.</summary>
    /// <param name="meanings">Meaning by column, from the world's manifest.</param>
    public IReadOnlyList<ContractColumn> Contract(DataSet dataSet, IReadOnlyDictionary<string, string> meanings) =>
    [
        .. dataSet.Columns.Select(column => new ContractColumn(
            column.Name, column.Type, meanings.GetValueOrDefault(column.Name, column.Name), ClassOf(column.Name), UseOf(column.Name), KnownAtOf(column.Name))),
    ];

    private static PersonalDataClass ClassOf(string column) =>
        Naming.Contains(column, StringComparer.Ordinal) ? PersonalDataClass.Identifying
        : Pointing.Contains(column, StringComparer.Ordinal) ? PersonalDataClass.Pseudonymous
        : Protected.Contains(column, StringComparer.Ordinal) ? PersonalDataClass.Sensitive
        : PersonalDataClass.None;

    private static AllowedUse UseOf(string column) => ClassOf(column) == PersonalDataClass.None ? AllowedUse.Anything : AllowedUse.ReportingOnly;

    private KnownAt KnownAtOf(string column) =>
        After.Contains(column, StringComparer.Ordinal) ? KnownAt.After
        : At.Contains(column, StringComparer.Ordinal) ? KnownAt.At
        : KnownAt.Before;
}
