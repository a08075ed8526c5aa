namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>Counts the bytes read, stops at a bound, and answers cancellation.</summary>
internal sealed class CountedStream(Stream inner, long most, CancellationToken cancellationToken) : Stream
{
    public long BytesRead { get; private set; }

    /// <summary>Whether reading was stopped because the bound was passed.</summary>
    public bool IsOverBound { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsOverBound)
        {
            return 0;
        }

        int read = inner.Read(buffer, offset, count);
        BytesRead += read;
        IsOverBound = BytesRead > most;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
