using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;

namespace MarketingAI.Workbench.Api;

/// <summary>Reads a request's body whole, unpacked, within a bound.</summary>
internal static class EventBodies
{
    private const int FirstBytes = 64 * 1024;

    /// <summary>What stands in a body, or why it cannot be read.</summary>
    /// <param name="Rented">Memory to give back to the shared pool; null where there is none.</param>
    internal readonly record struct ReadBody(ReadOnlyMemory<byte> Bytes, byte[]? Rented, int Problem = 0);

    /// <returns>Problem is 0, or the status that says why the body is not taken: 400, 413 or 415.</returns>
    public static async ValueTask<ReadBody> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        string coding = request.Headers.ContentEncoding.ToString();
        try
        {
            return coding switch
            {
                "" or "identity" => await ReadPlainAsync(request.BodyReader, most, cancellationToken),
                "gzip" => await ReadPackedAsync(new GZipStream(request.Body, CompressionMode.Decompress), most, cancellationToken),
                "deflate" => await ReadPackedAsync(new ZLibStream(request.Body, CompressionMode.Decompress), most, cancellationToken),
                "br" => await ReadPackedAsync(new BrotliStream(request.Body, CompressionMode.Decompress), most, cancellationToken),
                _ => new ReadBody(default, null, StatusCodes.Status415UnsupportedMediaType),
            };
        }
        catch (BadHttpRequestException fault)
        {
            return new ReadBody(default, null, fault.StatusCode);
        }
    }

    private static async ValueTask<ReadBody> ReadPlainAsync(PipeReader reader, int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > most)
            {
                return new ReadBody(default, null, StatusCodes.Status413PayloadTooLarge);
            }

            if (read.IsCompleted)
            {
                return Whole(reader, read.Buffer);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static ReadBody Whole(PipeReader reader, ReadOnlySequence<byte> buffer)
    {
        int length = (int)buffer.Length;
        byte[] rented = ArrayPool<byte>.Shared.Rent(Math.Max(1, length));
        buffer.CopyTo(rented);
        reader.AdvanceTo(buffer.End);
        return new ReadBody(rented.AsMemory(0, length), rented);
    }

    private static async ValueTask<ReadBody> ReadPackedAsync(Stream unpacked, int most, CancellationToken cancellationToken)
    {
        await using Stream stream = unpacked;
        byte[] rented = ArrayPool<byte>.Shared.Rent(FirstBytes);
        int length = 0;
        try
        {
            while (await stream.ReadAsync(rented.AsMemory(length), cancellationToken) is int count and > 0)
            {
                length += count;
                if (length > most)
                {
                    ArrayPool<byte>.Shared.Return(rented);
                    return new ReadBody(default, null, StatusCodes.Status413PayloadTooLarge);
                }

                if (length == rented.Length)
                {
                    rented = Grown(rented, length);
                }
            }

            return new ReadBody(rented.AsMemory(0, length), rented);
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException)
        {
            ArrayPool<byte>.Shared.Return(rented);
            return new ReadBody(default, null, StatusCodes.Status400BadRequest);
        }
    }

    private static byte[] Grown(byte[] rented, int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(length * 2);
        rented.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(rented);
        return larger;
    }
}
