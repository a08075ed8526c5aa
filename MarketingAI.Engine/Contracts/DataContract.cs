namespace MarketingAI.Engine.Contracts;

/// <summary>What a data set's columns are, mean and may be used for.</summary>
public sealed record DataContract(
    Guid Id,
    Guid DataSetId,
    string Name,
    int Version,
    IReadOnlyList<ContractColumn> Columns,
    string ConfirmedBy,
    DateTimeOffset ConfirmedAt);

/// <param name="KnownAt">When the value becomes known, relative to the decision; null only in a proposal.</param>
public sealed record ContractColumn(
    string Name,
    ColumnType Type,
    string Meaning,
    PersonalDataClass PersonalData,
    AllowedUse Use,
    KnownAt? KnownAt);

public enum ColumnType
{
    Text,
    Integer,
    Number,
    Boolean,
    Date,
    Timestamp,
}

/// <summary>When a column's value is known, relative to the decision that a model will take part in.</summary>
public enum KnownAt
{
    Before,
    At,
    After,
}

public enum PersonalDataClass
{
    /// <summary>Says nothing about a person by itself.</summary>
    None,

    /// <summary>Points at a person under another name, such as a customer number.</summary>
    Pseudonymous,

    /// <summary>Names a person: name, e-mail, phone, address.</summary>
    Identifying,

    /// <summary>Of a special category or protected: health, religion, ethnicity, age where it is protected.</summary>
    Sensitive,
}

/// <summary>What a column may be used for.</summary>
public enum AllowedUse
{
    Anything,
    ReportingOnly,
    Nothing,
}
