using System.Text;
using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Engine.Privacy.Access.Algorithms;
using MarketingAI.Engine.Privacy.Access.Storage;

namespace MarketingAI.Tests.Engine.Privacy.Access;

/// <summary>The masks themselves: golden values, the same in SQL as in memory, and the column's type kept.</summary>
public sealed class MaskTests
{
    private const string Salt = "retail";
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("a key of this test, long enough!");

    [Fact]
    public void The_salted_hash_is_that_of_fides() => Assert.Equal(
        // ethyca/fides, tests/ops/service/masking (ml-platform.md H4)
        "1c015e801323afa54bde5e4d510809e6b5f14ad9b9961c48cbd7143106b6e596", KeyedHash.Salted("monkey", "adobo"));

    [Fact]
    public void The_keyed_hash_is_that_of_fides_in_memory_and_in_the_warehouse()
    {
        const string golden = "df1e66dc2262ae3336f36294811f795b075900287e0a1add7974eacea8a52970";
        (byte[] inner, byte[] outer) = KeyedHash.Pads("test_key"u8);
        MaskSql sql = new(Convert.ToHexString(inner), Convert.ToHexString(outer), "test_salt");

        Assert.Equal(golden, KeyedHash.Keyed("test_key"u8, "my_data", "test_salt"));
        Assert.Equal(golden, Ask(sql.Expression(MaskKind.Hash, new WarehouseColumn("v", "VARCHAR")), "'my_data'"));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(200)]
    public void Keys_of_any_length_are_padded_as_the_standard_says(int length)
    {
        byte[] key = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        (byte[] inner, byte[] outer) = KeyedHash.Pads(key);

        Assert.Equal(KeyedHash.Keyed(key, "größe", Salt), Ask(
            new MaskSql(Convert.ToHexString(inner), Convert.ToHexString(outer), Salt).Expression(MaskKind.Hash, new WarehouseColumn("v", "VARCHAR")), "'größe'"));
    }

    [Theory]
    [InlineData("ann.lee@shop.example", "…@shop.example")]
    [InlineData("+1 (651) 555-0248", "…48")]
    [InlineData("Henrik", "H…")]
    [InlineData("", "")]
    [InlineData("@", "@…")]
    public void A_partial_mask_leaves_the_domain_two_digits_or_a_letter(string value, string shown)
    {
        Assert.Equal(shown, ValueMask.Partial(value));
        Assert.Equal(shown, Ask(Sql.Expression(MaskKind.Partial, new WarehouseColumn("v", "VARCHAR")), $"'{value}'"));
    }

    [Theory]
    [InlineData("VARCHAR", "'11021'", "11…")]
    [InlineData("VARCHAR", "'ab'", "…")]
    [InlineData("DATE", "DATE '1986-07-19'", "1986-01-01")]
    [InlineData("TIMESTAMP", "TIMESTAMP '1986-07-19 10:00:00'", "1986-01-01 00:00:00")]
    [InlineData("INTEGER", "37", "30")]
    [InlineData("DOUBLE", "-3.5", "-10.0")]
    [InlineData("DECIMAL(9,2)", "37.25", "30.00")]
    public void Generalising_makes_a_value_coarser(string type, string value, string shown) =>
        Assert.Equal(shown, Ask($"CAST({Sql.Expression(MaskKind.Generalise, new WarehouseColumn("v", type))} AS VARCHAR)", $"CAST({value} AS {type})"));

    [Fact]
    public void Every_mask_keeps_the_columns_type_and_leaves_missing_values_missing()
    {
        string[] types =
        [
            "VARCHAR", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UBIGINT", "FLOAT", "DOUBLE", "DECIMAL(5,2)", "BOOLEAN", "DATE", "TIMESTAMP",
            "TIMESTAMP WITH TIME ZONE", "UUID",
        ];
        foreach (string type in types)
        {
            foreach (MaskKind kind in Enum.GetValues<MaskKind>())
            {
                string expression = Sql.Expression(kind, new WarehouseColumn("v", type));
                Assert.Equal(type, Ask($"typeof({expression})", $"CAST(NULL AS {type})"));
                Assert.Null(Ask($"CAST({expression} AS VARCHAR)", $"CAST(NULL AS {type})"));
            }
        }
    }

    [Fact]
    public void A_number_is_hashed_to_a_number_that_is_the_same_for_the_same_value()
    {
        string expression = $"CAST({Sql.Expression(MaskKind.Hash, new WarehouseColumn("v", "BIGINT"))} AS VARCHAR)";

        Assert.Equal(KeyedHash.Number(Key, "4711", Salt).ToString(System.Globalization.CultureInfo.InvariantCulture), Ask(expression, "4711::BIGINT"));
        Assert.NotEqual(Ask(expression, "4711::BIGINT"), Ask(expression, "4712::BIGINT"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("email", ColumnClass.Identifying)]
    [InlineData("E-Mail", ColumnClass.Identifying)]
    [InlineData("customerName", ColumnClass.Identifying)]
    [InlineData("phone_number", ColumnClass.Identifying)]
    [InlineData("email_sha256", ColumnClass.Pseudonymous)]
    [InlineData("customer_id", ColumnClass.Pseudonymous)]
    [InlineData("anonymous_id", ColumnClass.Pseudonymous)]
    [InlineData("emails", ColumnClass.Identifying)]
    [InlineData("home_addresses", ColumnClass.Identifying)]
    [InlineData("birth_date", ColumnClass.Sensitive)]
    [InlineData("gender", ColumnClass.Sensitive)]
    [InlineData("channel", ColumnClass.None)]
    [InlineData("model_name", ColumnClass.None)]
    [InlineData("device_type", ColumnClass.None)]
    [InlineData("amount", ColumnClass.None)]
    [InlineData("page", ColumnClass.None)]
    public void A_name_gives_away_what_a_column_is_about(string name, ColumnClass expected) => Assert.Equal(expected, NameClass.Of(name));

    [Fact]
    public void The_rule_goes_from_the_host_over_purposes_and_named_columns_to_the_roles()
    {
        MaskPolicy policy = MaskPolicy.Default with
        {
            Columns = [new ColumnRule("ingestion.people.postcode", [], MaskKind.Generalise), new ColumnRule("email", [Roles.ChannelLead], MaskKind.Partial)],
        };
        Actor marketer = new("mia", [Roles.Marketer]);

        MaskKind Seen(Actor actor, ColumnClass personal, string column = "x", string purpose = Purposes.Analysis) =>
            PolicyRule.Decide(policy, personal, "ingestion.people", column, actor, purpose);

        Assert.Equal(MaskKind.Clear, Seen(Actor.System, ColumnClass.Sensitive));
        Assert.Equal(MaskKind.Hash, Seen(marketer, ColumnClass.Identifying));
        Assert.Equal(MaskKind.Hidden, Seen(marketer, ColumnClass.Sensitive));
        Assert.Equal(MaskKind.Clear, Seen(marketer, ColumnClass.None));
        Assert.Equal(MaskKind.Generalise, Seen(marketer, ColumnClass.None, "postcode"));
        Assert.Equal(MaskKind.Hash, Seen(marketer, ColumnClass.Identifying, "email"));
        Assert.Equal(MaskKind.Partial, Seen(new Actor("chen", [Roles.ChannelLead]), ColumnClass.Identifying, "email"));
        Assert.Equal(MaskKind.Clear, Seen(marketer, ColumnClass.Identifying, "email", Purposes.IdentityResolution));
        Assert.Equal(MaskKind.Hidden, Seen(marketer, ColumnClass.Sensitive, "gender", Purposes.Fairness));
        Assert.Equal(MaskKind.Clear, Seen(new Actor("both", [Roles.Marketer, Roles.ComplianceReviewer]), ColumnClass.Sensitive));
        Assert.Equal(MaskKind.Hidden, Seen(new Actor("nobody", []), ColumnClass.Pseudonymous));
    }

    private static MaskSql Sql
    {
        get
        {
            (byte[] inner, byte[] outer) = KeyedHash.Pads(Key);
            return new MaskSql(Convert.ToHexString(inner), Convert.ToHexString(outer), Salt);
        }
    }

    private static string? Ask(string expression, string value)
    {
        using DuckDBConnection connection = new("Data Source=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {expression} FROM (SELECT {value} AS v)";
        return command.ExecuteScalar() is string text ? text : null;
    }
}
