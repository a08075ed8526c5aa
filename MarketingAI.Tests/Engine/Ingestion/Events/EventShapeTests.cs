using MarketingAI.Engine.Ingestion.Events;

namespace MarketingAI.Tests.Engine.Ingestion.Events;

/// <summary>What the inner path makes of each shape, worked by hand.</summary>
public sealed class EventShapeTests : IDisposable
{
    private readonly IntakeBench _bench = new();

    /// <summary>Calls of the forms that the Segment specification documents.</summary>
    [Theory]
    [InlineData(
        """{"type":"identify","messageId":"m1","anonymousId":"507f191e81","userId":"97980cfea0067","traits":{"email":"PETER@example.com","plan":"premium","logins":5},"timestamp":"2026-02-23T22:28:55.387Z","context":{"ip":"24.5.68.47","library":{"name":"x"}},"integrations":{"All":true}}""",
        "event_id=m1 type=identify anonymous_id=507f191e81 user_id=97980cfea0067 email_sha256=* event_time=2026-02-23T22:28:55Z properties={\"plan\":\"premium\",\"logins\":5}")]
    [InlineData(
        """{"type":"track","messageId":"m2","userId":"u","event":"Item Purchased","properties":{"revenue":39.95,"shippingMethod":"2-day"},"timestamp":"2026-03-01T10:00:00+02:00"}""",
        "event_id=m2 type=item purchased user_id=u event_time=2026-03-01T08:00:00Z value=39.95 properties={\"shippingMethod\":\"2-day\"}")]
    [InlineData(
        """{"type":"track","messageId":"m3","userId":"u","event":"Order Completed","properties":{"order_id":"50314b8e","total":27.5,"currency":"usd","products":[{"sku":"G-32"}]}}""",
        "event_id=m3 type=purchase user_id=u order_id=50314b8e currency=USD event_time=2026-03-02T09:00:00Z value=27.5 properties={\"products\":[{\"sku\":\"G-32\"}]}")]
    [InlineData(
        """{"type":"page","messageId":"m4","anonymousId":"a","name":"Home","properties":{"path":"/home","title":"Welcome | Initech"},"context":{"campaign":{"name":"spring","medium":"email","content":"b"},"device":{"type":"ios"}}}""",
        "event_id=m4 type=page anonymous_id=a device_type=ios channel=email campaign=spring creative=b page=/home event_time=2026-03-02T09:00:00Z properties={\"title\":\"Welcome | Initech\"}")]
    [InlineData(
        """{"type":"screen","messageId":"m5","anonymousId":"a","name":"Cart","properties":{}}""",
        "event_id=m5 type=screen anonymous_id=a page=Cart event_time=2026-03-02T09:00:00Z")]
    [InlineData(
        """{"type":"group","messageId":"m6","userId":"u","groupId":"g1","traits":{"industry":"Technology"}}""",
        "event_id=m6 type=group user_id=u event_time=2026-03-02T09:00:00Z properties={\"groupId\":\"g1\",\"industry\":\"Technology\"}")]
    [InlineData(
        """{"type":"alias","messageId":"m7","previousId":"a1","userId":"u"}""",
        "event_id=m7 type=alias user_id=u event_time=2026-03-02T09:00:00Z properties={\"previousId\":\"a1\"}")]
    public void A_call_of_the_Segment_specification_is_understood(string json, string expected) =>
        Assert.Equal(expected, Shown(json, StandardMapping.Default.Fields));

    [Fact]
    public void A_mapping_takes_the_first_path_that_has_a_value_and_converts_units_words_and_times()
    {
        FieldMapping[] mapping =
        [
            new(EventField.EventId, [new MappedPath("id")]),
            new(EventField.Type, [new MappedPath("what")], null, new Dictionary<string, string>(StringComparer.Ordinal) { ["view"] = "impression" }),
            new(EventField.EventTime, [new MappedPath("ts", Time: TimeForm.EpochSeconds), new MappedPath("ts_ms", Time: TimeForm.EpochMilliseconds)]),
            new(EventField.AnonymousId, [new MappedPath("device.cookie")]),
            new(EventField.Campaign, [new MappedPath("campaign"), new MappedPath("campaign_id")]),
            new(EventField.Value, [new MappedPath("value"), new MappedPath("value_minor", DivideBy: 100)]),
            new(EventField.Currency, [], "EUR"),
        ];

        Assert.Equal(
            "event_id=1 type=impression anonymous_id=c campaign=a currency=EUR event_time=2026-03-01T00:00:00Z value=31.86 properties={\"device.os\":\"x\"}",
            Shown("""{"id":1,"what":"view","ts":1772323200,"device":{"cookie":"c","os":"x"},"campaign":"a","campaign_id":"b","value":31.86}""", mapping));
        Assert.Equal(
            "event_id=2 type=click anonymous_id=c campaign=b currency=EUR event_time=2026-03-01T00:00:00Z value=33.72",
            Shown("""{"id":2,"what":"click","ts_ms":1772323200500,"device":{"cookie":"c"},"campaign":null,"campaign_id":"b","value_minor":3372}""", mapping));
    }

    [Theory]
    [InlineData("""{"user_id":"u"}""", DeadLetterReason.MissingField, "type")]
    [InlineData("""{"type":"track","user_id":"u"}""", DeadLetterReason.MissingField, "event")]
    [InlineData("""{"type":"page"}""", DeadLetterReason.NoPerson, null)]
    [InlineData("""{"type":"page","user_id":"u","event_time":"yesterday"}""", DeadLetterReason.IllTyped, "event_time")]
    [InlineData("""{"type":"page","user_id":"u","event_time":"2026-03-04T09:00:00Z"}""", DeadLetterReason.OutOfRange, "event_time")]
    [InlineData("""{"type":"page","user_id":"u","event_time":"1999-12-31T00:00:00Z"}""", DeadLetterReason.OutOfRange, "event_time")]
    [InlineData("""{"type":"page","user_id":"u","value":"much"}""", DeadLetterReason.IllTyped, "value")]
    [InlineData("""{"type":"page","user_id":"u","value":1e300}""", DeadLetterReason.OutOfRange, "value")]
    [InlineData("""{"type":"page","email":"nobody"}""", DeadLetterReason.IllTyped, "email")]
    [InlineData("""{"type":"page","user_id":"u","phone":"call me"}""", DeadLetterReason.IllTyped, "phone")]
    [InlineData("""{"type":"page","user_id":"u","currency":"euro"}""", DeadLetterReason.IllTyped, "currency")]
    [InlineData("""{"type":"page","user_id":"a\u0001b"}""", DeadLetterReason.IllTyped, "user_id")]
    [InlineData("""{"type":"page","user_id":"\ud800"}""", DeadLetterReason.IllFormed, null)]
    public void What_does_not_fit_is_named(string json, DeadLetterReason reason, string? field)
    {
        PreviewedEvent seen = Assert.Single(_bench.Get<IEventIntake>().Preview(EventSchemas.WebAnalytics, StandardMapping.Default.Fields, json).Value);

        Assert.Equal((reason, field), (seen.Problem!.Reason, seen.Problem.Field));
    }

    [Fact]
    public async Task An_event_without_an_id_gets_one_from_its_content_whatever_the_blanks_between()
    {
        await _bench.SendAsync("""{"type":"page","user_id":"u","page":"/a b"}""");
        await _bench.SendAsync("""[{ "type": "page", "user_id":"u",  "page":"/a b" }]""");
        await _bench.SendAsync("""{"type":"page","user_id":"u","page":"/ab"}""");
        await _bench.MoveAsync();

        Assert.Equal(["""{"page":"/a b"}""", """{"page":"/ab"}"""], _bench.Rows("page"));
    }

    [Fact]
    public async Task The_order_of_arrival_does_not_change_the_table()
    {
        string[] events = [.. Enumerable.Range(0, 40).Select(i => $$"""{"event_id":"e{{i % 25}}","type":"page","user_id":"u{{i % 25}}","page":"/{{i % 25}}"}""")];
        await _bench.SendAsync($"[{string.Join(',', events)}]");
        await _bench.MoveAsync();
        using IntakeBench other = new();
        foreach (string[] part in events.Reverse().Chunk(7))
        {
            await other.SendAsync(string.Join('\n', part), isLines: true);
            await other.MoveAsync();
        }

        Assert.Equal(25, _bench.Rows().Count);
        Assert.Equal(_bench.Rows(), other.Rows());
    }

    [Fact]
    public async Task No_plain_address_or_number_is_kept_anywhere()
    {
        await _bench.SendAsync("""[{"event_id":"1","type":"identify","email":"ann@example.com","traits":{"friend":"bob@example.com"}},{"type":"x","note":"ann@example.com","email":"ann@example.com","value":"?"}]""");
        await _bench.MoveAsync();

        string all = string.Concat(_bench.Rows()) + string.Concat(_bench.Rows(table: "dead_letter", columns: "*"));
        Assert.DoesNotContain("@example", all, StringComparison.Ordinal);
        Assert.Single(_bench.Rows(table: "dead_letter", columns: "*"));
    }

    public void Dispose() => _bench.Dispose();

    private string Shown(string json, IReadOnlyList<FieldMapping> mapping)
    {
        PreviewedEvent seen = Assert.Single(_bench.Get<IEventIntake>().Preview(EventSchemas.WebAnalytics, mapping, json).Value);
        Assert.Null(seen.Problem?.Message);
        return string.Join(' ', seen.Fields.Where(field => field.Key is not "received_at").Select(field => $"{field.Key}={(field.Key == "email_sha256" ? "*" : field.Value)}"));
    }
}
