using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using MarketingAI.Engine.Ingestion.Events.Algorithms;

namespace MarketingAI.Tests.Engine.Ingestion.Events;

public sealed class RawMaskTests
{
    private static readonly string Ann = Sha("ann@example.com");

    private static readonly string[] Around = ["", "\\n", "\\\\", "\\u0009", "\\/"];

    [Theory]
    [InlineData("""{"a":"ann@example.com"}""", """{"a":"#"}""")]
    [InlineData("""{"a":"Ann\u0040Example.com"}""", """{"a":"#"}""")]
    [InlineData("""{"a":"\u0061nn@example\u002ecom"}""", """{"a":"#"}""")]
    [InlineData("""{"a":"to:\nann@example.com, \"ann\u0040example.com\""}""", """{"a":"to:\n#, \"#\""}""")]
    [InlineData("""{"a":"c:\\ann@example.com"}""", """{"a":"c:\\#"}""")]
    [InlineData("""{"a":"\u0001ann@example.com"}""", """{"a":"\u0001#"}""")]
    [InlineData("""{"page":"/in?mail=ann%40example.com&x=1"}""", """{"page":"/in?mail=#&x=1"}""")]
    [InlineData("""{"ann\u0040example.com":1}""", """{"#":1}""")]
    [InlineData("Write to ann@example.com.", "Write to #.")]
    [InlineData("""{"a":"@ 5 %40 \u0040"}""", """{"a":"@ 5 %40 @"}""")]
    [InlineData("""{"a":"\ud83d\ude00 \ud83d \u12"}""", "{\"a\":\"\U0001F600 \\ud83d \\u12\"}")]
    public void An_address_is_hashed_however_it_is_written(string text, string expected) => Assert.Equal(expected.Replace("#", Ann, StringComparison.Ordinal), Masked(text));

    [Fact]
    public void Whatever_is_escaped_the_json_stays_json_and_shows_no_address() =>
        Gen.Select(Gen.Bool.Array[15], Gen.Int[0, 4]).Sample((escaped, around) =>
        {
            string address = string.Concat("ann@example.com".Select((letter, i) => escaped[i] ? $"\\u{(int)letter:x4}" : $"{letter}"));
            string json = $"{{\"text\":\"{Around[around]}{address} \"}}";

            using JsonDocument masked = JsonDocument.Parse(Masked(json));

            Assert.EndsWith($"{Ann} ", masked.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        });

    [Fact]
    public void Undoing_escapes_keeps_what_a_text_means() =>
        Gen.String.Sample(text =>
        {
            string json = JsonSerializer.Serialize(text);
            byte[] bytes = Encoding.UTF8.GetBytes(json);
            byte[] plain = new byte[bytes.Length];

            int length = Escapes.Undo(bytes, plain);

            Assert.Equal(JsonSerializer.Deserialize<string>(json), JsonSerializer.Deserialize<string>(plain.AsSpan(0, length)));
        });

    private static string Masked(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] target = new byte[bytes.Length * RawMask.Growth];
        return Encoding.UTF8.GetString(target, 0, RawMask.Emails(bytes, target));
    }

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
