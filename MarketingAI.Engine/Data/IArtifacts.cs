namespace MarketingAI.Engine.Data;

/// <summary>Files kept by the SHA-256 of their content: model files, exports, reports.</summary>
public interface IArtifacts
{
    /// <summary>Keeps the bytes; the same bytes are kept once.</summary>
    /// <returns>The hash in small hexadecimal letters.</returns>
    Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The bytes of a hash, checked against it.</summary>
    /// <exception cref="FileNotFoundException">No such artifact.</exception>
    /// <exception cref="InvalidDataException">The file does not match its hash any more.</exception>
    Task<byte[]> ReadAsync(string hash, CancellationToken cancellationToken);
}
