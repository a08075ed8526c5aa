using MarketingAI.Engine.Data;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Data;

public sealed class ArtifactTests
{
    [Fact]
    public async Task The_same_bytes_are_kept_once_under_their_hash()
    {
        using EngineHost host = new();
        IArtifacts artifacts = host.Services.GetRequiredService<IArtifacts>();

        string first = await artifacts.KeepAsync("abc"u8.ToArray(), CancellationToken.None);
        string second = await artifacts.KeepAsync("abc"u8.ToArray(), CancellationToken.None);

        // FIPS 180-4, SHA-256 of "abc".
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", first);
        Assert.Equal(first, second);
        Assert.Equal("abc"u8.ToArray(), await artifacts.ReadAsync(first, CancellationToken.None));
        Assert.Single(Directory.GetFiles(host.Root, "*", SearchOption.AllDirectories), path => path.Contains("artifacts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_file_is_noticed()
    {
        using EngineHost host = new();
        IArtifacts artifacts = host.Services.GetRequiredService<IArtifacts>();
        string hash = await artifacts.KeepAsync("abc"u8.ToArray(), CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(host.Root, "artifacts", hash[..2], hash), "abd");

        await Assert.ThrowsAsync<InvalidDataException>(() => artifacts.ReadAsync(hash, CancellationToken.None));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("ABCDEF")]
    public async Task A_name_that_is_no_hash_reaches_no_file(string name)
    {
        using EngineHost host = new();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            host.Services.GetRequiredService<IArtifacts>().ReadAsync(name, CancellationToken.None));
    }
}
