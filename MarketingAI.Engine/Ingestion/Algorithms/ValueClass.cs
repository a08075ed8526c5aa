namespace MarketingAI.Engine.Ingestion.Algorithms;

/// <summary>What one value of a text file looks like by itself. A column's type follows from the counts of these.</summary>
internal enum ValueClass
{
    /// <summary>Empty or one of the missing marks.</summary>
    Missing,

    /// <summary>Digits that fit 64 bits, without a leading zero.</summary>
    Integer,

    /// <summary>Digits with a leading zero, or too many of them: a number in form, a code in meaning.</summary>
    Code,

    /// <summary>12.5 or 1e-3: only a decimal point fits.</summary>
    Point,

    /// <summary>1.234: a decimal point or German thousands.</summary>
    PointOrThousands,

    /// <summary>1,5 or 1.234,5 or 1.234.567: only a decimal comma fits.</summary>
    Comma,

    /// <summary>1,234: a decimal comma or English thousands.</summary>
    CommaOrThousands,

    /// <summary>1,234.5 or 1,234,567: only English thousands fit.</summary>
    Thousands,

    Boolean,
    IsoDate,
    IsoTime,

    /// <summary>Year first, with a time of day and its offset from UTC.</summary>
    IsoZoned,
    DayFirstDate,
    DayFirstTime,
    MonthFirstDate,
    MonthFirstTime,

    /// <summary>03/04/2024: the order of day and month cannot be told.</summary>
    EitherDate,
    EitherTime,

    /// <summary>A date in form that is not in the calendar, such as 2023-02-30.</summary>
    NoSuchDate,

    /// <summary>A date before 1900 or after 2100.</summary>
    FarDate,

    Text,
}
