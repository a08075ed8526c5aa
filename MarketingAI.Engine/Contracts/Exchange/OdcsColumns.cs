using System.Globalization;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Reads a column out of a document's property, and writes it back over what stands there.</summary>
internal static class OdcsColumns
{
    private const string PersonalData = "personalData";

    public static ContractColumn Read(YamlMap property)
    {
        string? classification = property.TextOf("classification");
        PersonalDataClass? stated = ClassOf(property.CustomText(PersonalData)) ?? ClassOf(classification);
        (string? minimum, bool minimumIsExclusive) = OdcsOptions.Bound(property, isLower: true);
        (string? maximum, bool maximumIsExclusive) = OdcsOptions.Bound(property, isLower: false);
        return new ContractColumn(
            property.TextOf("name") ?? string.Empty, TypeOf(property.TextOf("logicalType")), property.TextOf("description") ?? string.Empty,
            stated ?? PersonalDataClass.Sensitive, UseOf(property.CustomText("allowedUse")), KnownOf(property.CustomText("knownAt")))
        {
            PersonalDataOpen = stated is null,
            Title = property.TextOf("businessName"),
            IsRequired = property.IsTrue("required"),
            IsUnique = property.IsTrue("unique"),
            PrimaryKeyPosition = KeyOf(property),
            References = ReferenceOf(property),
            Classification = ClassOf(classification) is null ? classification : null,
            Format = OdcsOptions.Text(property, "format"),
            Pattern = OdcsOptions.Text(property, "pattern"),
            MinLength = OdcsOptions.Whole(property, "minLength"),
            MaxLength = OdcsOptions.Whole(property, "maxLength"),
            Minimum = minimum,
            MinimumIsExclusive = minimumIsExclusive,
            Maximum = maximum,
            MaximumIsExclusive = maximumIsExclusive,
            AllowedValues = OdcsEdit.TextsIn(property.Custom("allowedValues")),
            Examples = property.TextsOf("examples"),
            Unit = property.CustomText("unit"),
            Tags = property.TextsOf("tags"),
            IsCritical = property.IsTrue("criticalDataElement"),
        };
    }

    public static void Write(ContractColumn column, YamlMap property)
    {
        ContractColumn before = Read(property);
        bool isOtherType = before.Type != column.Type || property["logicalType"] is null;
        property.SetText("name", column.Name);
        if (isOtherType)
        {
            property.Set("logicalType", YamlScalar.Of(NameOf(column.Type)));
        }

        property.SetText("businessName", column.Title);
        property.SetWords("description", column.Meaning);
        property.SetFlag("required", column.IsRequired);
        property.SetFlag("unique", column.IsUnique);
        WriteKey(column.PrimaryKeyPosition, before.PrimaryKeyPosition, property);
        WriteTerms(column, before, property);
        property.SetFlag("criticalDataElement", column.IsCritical);
        property.SetTexts("tags", column.Tags);
        property.SetTexts("examples", column.Examples);
        OdcsOptions.Write(column, before, property, isOtherType);
        if (!string.Equals(before.References, column.References, StringComparison.Ordinal))
        {
            WriteReference(column.References, property);
        }
    }

    private static void WriteTerms(ContractColumn column, ContractColumn before, YamlMap property)
    {
        bool isSame = before.PersonalDataOpen == column.PersonalDataOpen && before.PersonalData == column.PersonalData
            && string.Equals(before.Classification, column.Classification, StringComparison.Ordinal);
        if (!isSame)
        {
            property.SetText("classification", column.Classification ?? (column.PersonalDataOpen ? null : Word(column.PersonalData)));
            property.SetCustomText(PersonalData, column.PersonalDataOpen ? null : Word(column.PersonalData));
        }

        property.SetCustomText("knownAt", column.KnownAt is { } known ? Word(known) : null);
        if (before.Use != column.Use)
        {
            property.SetCustomText("allowedUse", column.Use == AllowedUse.Anything ? null : Word(column.Use));
        }

        property.SetCustomText("unit", column.Unit);
        if (!before.AllowedValues.SequenceEqual(column.AllowedValues, StringComparer.Ordinal))
        {
            property.SetCustom("allowedValues", column.AllowedValues.Count == 0 ? null : OdcsEdit.Listed(column.AllowedValues));
        }
    }

    private static void WriteKey(int? position, int? before, YamlMap property)
    {
        if (position == before)
        {
            return;
        }

        property.SetFlag("primaryKey", position is not null);
        property.Set("primaryKeyPosition", position is { } place ? YamlScalar.OfNumber(place.ToString(CultureInfo.InvariantCulture)) : null);
    }

    private static void WriteReference(string? reference, YamlMap property)
    {
        property.SetCustomText("references", null);
        if (property["relationships"] is YamlList { Items.Count: > 0 } list && list.Items[0] is YamlMap first && first["to"] is YamlScalar)
        {
            list.Items.RemoveAt(0);
            if (list.Items.Count == 0)
            {
                property.Set("relationships", null);
            }
        }

        if (reference is not null && OdcsSchemaShapes.IsReference(reference))
        {
            property.ListAt("relationships").Items.Insert(0, OdcsEdit.MapOf(("type", YamlScalar.Of("foreignKey")), ("to", YamlScalar.Of(reference))));
        }
        else
        {
            property.SetCustomText("references", reference);
        }
    }

    private static string? ReferenceOf(YamlMap property) =>
        property["relationships"] is YamlList { Items: [YamlMap first, ..] } && first["to"] is YamlScalar to ? to.Text : property.CustomText("references");

    private static int? KeyOf(YamlMap property) =>
        !property.IsTrue("primaryKey") ? null
        : int.TryParse(property.TextOf("primaryKeyPosition"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int position) && position > 0 ? position : 1;

    private static ColumnType TypeOf(string? logical) => logical switch
    {
        "integer" => ColumnType.Integer,
        "number" => ColumnType.Number,
        "boolean" => ColumnType.Boolean,
        "date" => ColumnType.Date,
        "timestamp" => ColumnType.Timestamp,
        _ => ColumnType.Text,
    };

    private static string NameOf(ColumnType type) => type switch
    {
        ColumnType.Text => "string",
        ColumnType.Integer => "integer",
        ColumnType.Number => "number",
        ColumnType.Boolean => "boolean",
        ColumnType.Date => "date",
        ColumnType.Timestamp => "timestamp",
    };

    private static PersonalDataClass? ClassOf(string? word) => word switch
    {
        "none" => PersonalDataClass.None,
        "pseudonymous" => PersonalDataClass.Pseudonymous,
        "identifying" => PersonalDataClass.Identifying,
        "sensitive" => PersonalDataClass.Sensitive,
        _ => null,
    };

    private static AllowedUse UseOf(string? word) => word switch
    {
        "reportingonly" => AllowedUse.ReportingOnly,
        "nothing" => AllowedUse.Nothing,
        _ => AllowedUse.Anything,
    };

    private static KnownAt? KnownOf(string? word) => word switch
    {
        "before" => KnownAt.Before,
        "at" => KnownAt.At,
        "after" => KnownAt.After,
        _ => null,
    };

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
