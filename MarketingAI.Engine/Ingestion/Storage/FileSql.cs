using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Algorithms;
using MarketingAI.Engine.Ingestion.Files;

namespace MarketingAI.Engine.Ingestion.Storage;

/// <summary>SQL that reads a file with the types that were recognised.</summary>
internal static class FileSql
{
    private static readonly string Marks = string.Join(", ", MissingMarks.All.Select(Literal));

    /// <summary>All columns, typed, in the file's order.</summary>
    public static string Typed(ReadFile file) =>
        $"SELECT {string.Join(", ", file.Columns.Select((column, i) => $"{Expression(file.Content, column, i)} AS {WarehouseSession.Quoted(column.Name)}"))}\nFROM {Source(file)}";

    /// <summary>Some columns, each as its kind asks for.</summary>
    public static string Wanted(ReadFile file, IReadOnlyList<ColumnRequest> columns) =>
        $"SELECT {string.Join(", ", columns.Select(column => $"{AsKind(file, column)} AS {WarehouseSession.Quoted(column.Name)}"))}\nFROM {Source(file)}";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string AsKind(ReadFile file, ColumnRequest wanted)
    {
        int i = file.Columns.ToList().FindIndex(column => string.Equals(column.Name, wanted.Name, StringComparison.Ordinal));
        ColumnDecision column = file.Columns[i];
        string typed = Expression(file.Content, column, i);
        return (wanted.Kind, column.Type) switch
        {
            (ColumnKind.Category, ColumnType.Boolean) => $"CAST({typed} AS VARCHAR)",
            (ColumnKind.Category, _) => Words(file.Content, column, i),
            (ColumnKind.Number, _) => $"CAST({typed} AS DOUBLE)",
            _ => $"CAST({typed} AS TIMESTAMP)",
        };
    }

    private static string Source(ReadFile file)
    {
        FileContent content = file.Content;
        if (content.IsParquet)
        {
            return $"read_parquet({Literal(content.Path)})";
        }

        string columns = string.Join(", ", file.Columns.Select((_, i) => $"'c{i}': 'VARCHAR'"));
        return $$"""
            read_csv({{Literal(content.Path)}}, auto_detect = false, header = true, delim = {{Literal(((char)content.Separator!.Value).ToString())}},
                quote = '"', escape = '"', columns = { {{columns}} }, strict_mode = false, null_padding = false,
                max_line_size = {{content.LongestRow + 2}}, buffer_size = {{Math.Max(4 * 1024 * 1024, 2 * (content.LongestRow + 2))}}, compression = '{{PackingRule.SqlName(content.Packing)}}')
            """;
    }

    private static string Words(FileContent content, ColumnDecision column, int i) => content.IsParquet
        ? $"nullif(trim(CAST({WarehouseSession.Quoted(column.Name)} AS VARCHAR), E' \\t'), '')"
        : column.IsBare ? $"c{i}"
        : $"CASE WHEN trim(c{i}, E' \\t') IN ({Marks}) THEN NULL ELSE trim(c{i}, E' \\t') END";

    private static string Expression(FileContent content, ColumnDecision column, int i)
    {
        string words = Words(content, column, i);
        if (content.IsParquet)
        {
            return ParquetSql.Expression(column, content.ParquetTypes[i], words);
        }

        return column.Type switch
        {
            ColumnType.Text => words,
            ColumnType.Boolean => $"CAST({words} AS BOOLEAN)",
            ColumnType.Integer => Guarded(column, words, "-?(0|[1-9][0-9]*)", "BIGINT", words),
            ColumnType.Number => Number(column, words),
            ColumnType.Date => Bounded(column, $"CAST({Moment(column, words)} AS DATE)"),
            ColumnType.Timestamp => Bounded(column, Moment(column, words)),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "No such column type."),
        };
    }

    private static string Number(ColumnDecision column, string words) => column.Writing switch
    {
        NumberWriting.Point => Guarded(column, words, @"-?[0-9]*\.?[0-9]*([eE][+-]?[0-9]+)?", "DOUBLE", words),
        NumberWriting.Comma => Guarded(
            column, words, @"-?([0-9]*|[0-9]{1,3}(\.[0-9]{3})+)(,[0-9]*)?", "DOUBLE", $"replace(replace({words}, '.', ''), ',', '.')"),
        NumberWriting.Thousands => Guarded(
            column, words, @"-?([0-9]*|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]*)?", "DOUBLE", $"replace({words}, ',', '')"),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Writing, "No such way of writing numbers."),
    };

    private static string Guarded(ColumnDecision column, string words, string form, string type, string plain) => column.OddValuesMissing
        ? $"CASE WHEN regexp_full_match({words}, '{form}') THEN TRY_CAST({plain} AS {type}) END"
        : $"CAST({plain} AS {type})";

    private static string Moment(ColumnDecision column, string words)
    {
        if (column.Order == DateOrder.YearFirst)
        {
            string cast = column.OddValuesMissing ? "TRY_CAST" : "CAST";
            return column.IsZoned
                ? $"({cast}(CASE WHEN regexp_matches({words}, ':.*(Z|[+-][0-9:]+)$') THEN replace({words}, '/', '-') ELSE replace({words}, '/', '-') || CASE WHEN contains({words}, ':') THEN 'Z' ELSE ' 00:00:00Z' END END AS TIMESTAMPTZ) AT TIME ZONE 'UTC')"
                : $"{cast}(replace({words}, '/', '-') AS TIMESTAMP)";
        }

        string date = column.Order == DateOrder.DayFirst ? "%d/%m/%Y" : "%m/%d/%Y";
        string[] forms = [$"{date}", $"{date} %H:%M", $"{date} %H:%M:%S", $"{date} %H:%M:%S.%n"];
        string text = $"replace(replace(replace({words}, '.', '/'), '-', '/'), 'T', ' ')";
        string forFraction = $"regexp_replace({text}, '(:[0-9]{{2}}:[0-9]{{2}})/([0-9]+)$', '\\1.\\2')";
        return $"{(column.OddValuesMissing ? "try_strptime" : "strptime")}({forFraction}, [{string.Join(", ", forms.Select(Literal))}])";
    }

    private static string Bounded(ColumnDecision column, string moment) => column.OddValuesMissing
        ? $"CASE WHEN year({moment}) BETWEEN {DateShape.FirstYear} AND {DateShape.LastYear} THEN {moment} END"
        : moment;
}
