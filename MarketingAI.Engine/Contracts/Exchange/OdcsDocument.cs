using System.Globalization;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Reads what this product holds of a document, and writes it back over the document, leaving all else as it is.</summary>
internal static class OdcsDocument
{
    private const string Marker = "contractState";
    private const string Imported = "importedVersion";

    /// <summary>The content of a contract, out of a document that keeps the standard's structure.</summary>
    public static ContractDraft Read(YamlMap document)
    {
        if (document.Custom(Marker) is null && document.Custom(Imported) is null)
        {
            document.SetCustom(Imported, document["version"]);
        }

        YamlMap[] tables = TablesOf(document);
        YamlMap? about = document["description"] as YamlMap;
        return new ContractDraft(
            document.TextOf("name") ?? tables.FirstOrDefault()?.TextOf("name") ?? string.Empty,
            tables.Length == 0 ? [] : ColumnsOf(tables[0]),
            new ContractDetail
            {
                Purpose = about?.TextOf("purpose") ?? string.Empty,
                Limitations = about?.TextOf("limitations") ?? string.Empty,
                Usage = about?.TextOf("usage") ?? string.Empty,
                Domain = document.TextOf("domain") ?? string.Empty,
                Tags = document.TextsOf("tags"),
                Owners = OdcsTeam.Read(document),
                Quality = tables.Length == 0 ? [] : QualityOf(tables[0]),
                Service = OdcsService.Read(document),
                Success = OdcsSuccess.Read(document),
                Related = [.. tables.Skip(1).Select(table => new ContractTable(table.TextOf("name") ?? string.Empty, table.TextOf("physicalType"), ColumnsOf(table)))],
                Carried = YamlWriter.Write(document),
            });
    }

    /// <param name="document">The document to write over: the imported one, or an empty map.</param>
    public static YamlMap Write(DataContract contract, IReadOnlyList<SignOff.SignOffWord> words, YamlMap document)
    {
        ContractDetail detail = contract.Detail;
        if (document["apiVersion"] is null)
        {
            document.SetText("apiVersion", "v3.1.0");
            document.SetText("kind", "DataContract");
            document.SetText("id", contract.DataSetId.ToString());
        }

        document.SetText("name", contract.Name);
        document.SetText("version", string.Create(CultureInfo.InvariantCulture, $"{contract.Version}.0.0"));
        document.SetText("status", StatusOf(contract.State));
        document.SetWords("domain", detail.Domain);
        WriteDescription(detail, document);
        document.SetTexts("tags", detail.Tags);
        WriteTables(contract, document);
        OdcsTeam.Write(detail.Owners, document);
        OdcsService.Write(detail.Service, document);
        OdcsSuccess.Write(detail.Success, document);
        document.SetCustomText(Marker, contract.State.ToString().ToLowerInvariant());
        document.SetCustomText("breakingBecause", contract.Acknowledged?.Reason);
        document.SetCustom("signOff", words.Count == 0 ? null : new YamlList([.. words.Select(Signed)]));
        return document;
    }

    private static YamlMap Signed(SignOff.SignOffWord word) => OdcsEdit.MapOf(
        ("team", YamlScalar.Of(ContractNames.Of(word.Team))),
        ("decision", YamlScalar.Of(word.IsSigned ? "signed" : "objected")),
        ("by", YamlScalar.Of(word.By)),
        ("at", YamlScalar.Of(word.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
        ("words", word.Words is null ? null : YamlScalar.Of(word.Words)));

    private static void WriteDescription(ContractDetail detail, YamlMap document)
    {
        YamlMap about = document["description"] as YamlMap ?? new YamlMap([]);
        about.SetWords("purpose", detail.Purpose);
        about.SetWords("limitations", detail.Limitations);
        about.SetWords("usage", detail.Usage);
        if (about.Entries.Count > 0 && document["description"] is null)
        {
            document.Set("description", about);
        }
    }

    private static void WriteTables(DataContract contract, YamlMap document)
    {
        YamlList tables = document.ListAt("schema");
        List<YamlMap> open = [.. tables.Items.OfType<YamlMap>()];
        YamlMap main = open.Count > 0 ? open[0] : OdcsEdit.MapOf(("name", YamlScalar.Of(contract.Name)), ("logicalType", YamlScalar.Of("object")), ("physicalType", YamlScalar.Of("table")));
        open.Remove(main);
        WriteColumns(contract.Columns, main);
        WriteQuality(contract, main);
        List<YamlNode> written = [main];
        foreach (ContractTable related in contract.Detail.Related)
        {
            YamlMap table = open.Find(found => string.Equals(found.TextOf("name"), related.Name, StringComparison.Ordinal)) ?? OdcsEdit.MapOf(("name", YamlScalar.Of(related.Name)));
            open.Remove(table);
            table.SetText("physicalType", related.Kind);
            WriteColumns(related.Columns, table);
            written.Add(table);
        }

        tables.Items.Clear();
        tables.Items.AddRange(written);
    }

    private static void WriteColumns(IReadOnlyList<ContractColumn> columns, YamlMap table)
    {
        List<YamlMap> open = table["properties"] is YamlList list ? [.. list.Items.OfType<YamlMap>()] : [];
        List<YamlMap> order = [.. open];
        foreach (ContractColumn column in columns)
        {
            YamlMap? property = open.Find(found => string.Equals(found.TextOf("name"), column.Name, StringComparison.Ordinal));
            if (property is null)
            {
                property = new YamlMap([]);
                order.Add(property);
            }

            open.RemoveAll(found => ReferenceEquals(found, property));
            OdcsColumns.Write(column, property);
        }

        order.RemoveAll(property => open.Exists(gone => ReferenceEquals(gone, property)));
        if (order.Count > 0 || table["properties"] is not null)
        {
            YamlList target = table.ListAt("properties");
            target.Items.Clear();
            target.Items.AddRange(order);
        }
    }

    private static void WriteQuality(DataContract contract, YamlMap table)
    {
        YamlMap[] properties = [.. (table["properties"] as YamlList)?.Items.OfType<YamlMap>() ?? []];
        HashSet<string> names = [.. properties.Select(property => property.TextOf("name") ?? string.Empty)];
        foreach (YamlMap property in properties)
        {
            string name = property.TextOf("name") ?? string.Empty;
            QualityRule[] own = [.. contract.Detail.Quality.Where(rule => string.Equals(rule.Column, name, StringComparison.Ordinal))];
            OdcsEdit.Reconcile(property, "quality", own, node => OdcsQuality.Read(node, name), rule => OdcsQuality.Write(rule, isOfTable: false));
        }

        QualityRule[] others = [.. contract.Detail.Quality.Where(rule => rule.Column is null || !names.Contains(rule.Column))];
        OdcsEdit.Reconcile(table, "quality", others, node => OdcsQuality.Read(node, null), rule => OdcsQuality.Write(rule, isOfTable: true));
    }

    private static QualityRule[] QualityOf(YamlMap table)
    {
        List<QualityRule> rules = [.. EntriesOf(table).Select(node => OdcsQuality.Read(node, null)).OfType<QualityRule>()];
        foreach (YamlMap property in (table["properties"] as YamlList)?.Items.OfType<YamlMap>() ?? [])
        {
            rules.AddRange(EntriesOf(property).Select(node => OdcsQuality.Read(node, property.TextOf("name"))).OfType<QualityRule>());
        }

        return [.. rules];
    }

    private static List<YamlNode> EntriesOf(YamlMap owner) => owner["quality"] is YamlList list ? list.Items : [];

    private static YamlMap[] TablesOf(YamlMap document) => document["schema"] is YamlList list ? [.. list.Items.OfType<YamlMap>()] : [];

    private static ContractColumn[] ColumnsOf(YamlMap table) =>
        table["properties"] is YamlList list ? [.. list.Items.OfType<YamlMap>().Select(OdcsColumns.Read)] : [];

    private static string StatusOf(ContractState state) => state switch
    {
        ContractState.Draft => "draft",
        ContractState.Waiting => "proposed",
        ContractState.Active or ContractState.Confirmed => "active",
        ContractState.Superseded => "deprecated",
        ContractState.Retired => "retired",
    };
}
