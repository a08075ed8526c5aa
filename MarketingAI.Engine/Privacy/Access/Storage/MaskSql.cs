using System.Globalization;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Privacy.Access.Storage;

/// <summary>SQL that takes a column's place; of the column's own type.</summary>
/// <param name="innerPad">In hexadecimal letters.</param>
internal sealed class MaskSql(string innerPad, string outerPad, string salt)
{
    public string Expression(MaskKind kind, WarehouseColumn column)
    {
        string name = WarehouseSession.Quoted(column.Name);
        bool isText = string.Equals(column.SqlType, "VARCHAR", StringComparison.Ordinal);
        return (kind, isText) switch
        {
            (MaskKind.Clear, _) => name,
            (MaskKind.Hash, true) => $"CASE WHEN {name} IS NOT NULL THEN {Hash(name)} END",
            (MaskKind.Hash, false) when IsNumber(column.SqlType) => Cast($"CASE WHEN {name} IS NOT NULL THEN {Number($"CAST({name} AS VARCHAR)", BitsOf(column.SqlType))} END", column.SqlType),
            (MaskKind.Partial, true) => Partial(name),
            (MaskKind.Generalise, true) => $"CASE WHEN length({name}) <= 2 THEN '…' ELSE left({name}, 2) || '…' END",
            (MaskKind.Generalise, false) when IsNumber(column.SqlType) => Cast(Band(name), column.SqlType),
            (MaskKind.Generalise, false) when IsTime(column.SqlType) => Cast($"date_trunc('year', {name})", column.SqlType),
            _ => Cast("NULL", column.SqlType),
        };
    }

    private string Hash(string text) =>
        $"sha256(from_hex('{outerPad}') || from_hex(sha256(from_hex('{innerPad}') || encode({text} || '{salt}'))))";

    private string Number(string text, int bits) => $"(('0x' || left({Hash(text)}, 16))::UBIGINT >> {(64 - bits).ToString(CultureInfo.InvariantCulture)})";

    private static string Partial(string name) => $"""
        CASE WHEN {name} LIKE '_%@%' THEN '…' || substr({name}, instr({name}, '@'))
            WHEN length(regexp_replace({name}, '[^0-9]', '', 'g')) >= 6 AND length(regexp_replace({name}, '[^0-9]', '', 'g')) * 2 > length({name})
            THEN '…' || right(regexp_replace({name}, '[^0-9]', '', 'g'), 2)
            WHEN {name} = '' THEN {name}
            ELSE left({name}, 1) || '…' END
        """;

    private static string Band(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"floor({name} / {MaskPolicy.BandWidth}) * {MaskPolicy.BandWidth}");

    private static string Cast(string expression, string type) => $"CAST({expression} AS {type})";

    private static bool IsNumber(string type) => type is "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "DOUBLE" or "FLOAT"
        or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" || type.StartsWith("DECIMAL", StringComparison.Ordinal);

    /// <summary>As many bits of the hash as the type surely holds.</summary>
    private static int BitsOf(string type) => type switch
    {
        "TINYINT" or "UTINYINT" => 6,
        "SMALLINT" or "USMALLINT" => 14,
        "INTEGER" or "UINTEGER" => 30,
        "FLOAT" => 22,
        _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => 20,
        _ => 52,
    };

    private static bool IsTime(string type) => string.Equals(type, "DATE", StringComparison.Ordinal) || type.StartsWith("TIMESTAMP", StringComparison.Ordinal);
}
