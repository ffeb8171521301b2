using SyCam.Eval.Images.Codecs;

namespace SyCam.Eval.Maps;

/// <summary>Passes what is read on and keeps its check sum, which .NET's zip reader does not look at.</summary>
internal sealed class CheckedStream(Stream inner) : Stream
{
    private Crc32 _sum = Crc32.Empty;

    /// <summary>The CRC-32 of all bytes read so far.</summary>
    public uint Sum => _sum.Value;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _sum = _sum.With(buffer[..read]);
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
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
