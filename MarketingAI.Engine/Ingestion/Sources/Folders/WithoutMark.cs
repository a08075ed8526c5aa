namespace MarketingAI.Engine.Ingestion.Sources.Folders;

/// <summary>Leaves out the mark that UTF-8 text may begin with.</summary>
internal sealed class WithoutMark(Stream inner) : Stream
{
    private bool _begun;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_begun || count < 3)
        {
            return inner.Read(buffer, offset, count);
        }

        _begun = true;
        int read = inner.ReadAtLeast(buffer.AsSpan(offset, count), 3, throwOnEndOfStream: false);
        if (read < 3 || buffer.AsSpan(offset, 3) is not [0xEF, 0xBB, 0xBF])
        {
            return read;
        }

        buffer.AsSpan(offset + 3, read - 3).CopyTo(buffer.AsSpan(offset));
        return read > 3 ? read - 3 : inner.Read(buffer, offset, count);
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
