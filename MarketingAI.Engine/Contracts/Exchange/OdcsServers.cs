using static MarketingAI.Engine.Contracts.Exchange.OdcsShapes;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Where data resides: each type of server has keys of its own.</summary>
internal static class OdcsServers
{
    private const string Base = "id:id server description environment customProperties:custom";
    private const string HostPortDatabase = "host port:whole database";
    private const string WithSchema = "host port:whole database schema";
    private const string Files = "location format delimiter";

    private static readonly Dictionary<string, string> OwnKeys = new(StringComparer.Ordinal)
    {
        ["api"] = "location",
        ["athena"] = "stagingDir schema catalog regionName",
        ["azure"] = Files,
        ["bigquery"] = "project dataset",
        ["clickhouse"] = HostPortDatabase,
        ["databricks"] = "host catalog schema",
        ["denodo"] = HostPortDatabase,
        ["dremio"] = "host port:whole schema",
        ["duckdb"] = "database schema",
        ["glue"] = "account database location format",
        ["cloudsql"] = WithSchema,
        ["db2"] = WithSchema,
        ["hive"] = HostPortDatabase,
        ["impala"] = HostPortDatabase,
        ["informix"] = HostPortDatabase,
        ["kafka"] = "host format",
        ["kinesis"] = "region format",
        ["local"] = "path format",
        ["mysql"] = HostPortDatabase,
        ["oracle"] = "host port:whole serviceName",
        ["postgresql"] = WithSchema,
        ["postgres"] = WithSchema,
        ["presto"] = "host catalog schema",
        ["pubsub"] = "project",
        ["redshift"] = "host database schema region account",
        ["s3"] = "location endpointUrl format delimiter",
        ["sftp"] = Files,
        ["snowflake"] = "host port:whole account database schema warehouse",
        ["sqlserver"] = WithSchema,
        ["synapse"] = HostPortDatabase,
        ["trino"] = "host port:whole catalog schema",
        ["vertica"] = WithSchema,
        ["zen"] = HostPortDatabase,
        ["custom"] = "account catalog database dataset delimiter endpointUrl format host location path port:whole project region regionName schema serviceName stagingDir warehouse stream",
    };

    public static MapShape Server { get; } = new(KeysOf, "server", "type");

    private static Dictionary<string, OdcsShape> KeysOf(YamlMap server)
    {
        string own = server.TextOf("type") is { } type && OwnKeys.TryGetValue(type, out string? keys) ? keys : string.Empty;
        return Table(
            $"{Base} {own}",
            ("type", Text with { Allowed = [.. OwnKeys.Keys] }),
            ("roles", new ListShape(() => Role)));
    }
}
