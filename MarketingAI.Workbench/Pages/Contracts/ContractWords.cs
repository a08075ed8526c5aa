using MarketingAI.Engine.Contracts;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>What the form calls the answers.</summary>
internal static class ContractWords
{
    public static string Of(ColumnType type) => type switch
    {
        ColumnType.Text => "Text",
        ColumnType.Integer => "Whole number",
        ColumnType.Number => "Number",
        ColumnType.Boolean => "True or false",
        ColumnType.Date => "Date",
        ColumnType.Timestamp => "Date and time",
        _ => type.ToString(),
    };

    public static string Of(PersonalDataClass personal) => personal switch
    {
        PersonalDataClass.None => "Not about a person",
        PersonalDataClass.Pseudonymous => "A person's number",
        PersonalDataClass.Identifying => "Names a person",
        PersonalDataClass.Sensitive => "Sensitive",
        _ => personal.ToString(),
    };

    public static string Of(AllowedUse use) => use switch
    {
        AllowedUse.Anything => "Anything",
        AllowedUse.ReportingOnly => "Reports only",
        AllowedUse.Nothing => "Nothing",
        _ => use.ToString(),
    };

    public static string Of(KnownAt known) => known switch
    {
        KnownAt.Before => "Before",
        KnownAt.At => "At",
        KnownAt.After => "After",
        _ => known.ToString(),
    };
}
