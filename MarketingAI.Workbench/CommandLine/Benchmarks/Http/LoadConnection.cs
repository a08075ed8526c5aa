using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MarketingAI.Workbench.CommandLine.Benchmarks.Http;

/// <summary>One keep-alive connection: sends a request, waits for its whole answer, sends the next.</summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly IReadOnlyList<byte[]> _requests;
    private readonly LoadResult _result;
    private readonly byte[] _answer = new byte[64 * 1024];
    private int _next;
    private int _received;
    private long _sentAt;

    public LoadConnection(IPEndPoint server, IReadOnlyList<byte[]> requests, int start, LoadResult result)
    {
        (_requests, _next, _result) = (requests, start % requests.Count, result);
        Socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(server);
    }

    public Socket Socket { get; }

    public void Send()
    {
        byte[] request = _requests[_next];
        _next = _next + 1 == _requests.Count ? 0 : _next + 1;
        _received = 0;
        _sentAt = Stopwatch.GetTimestamp();
        int sent = 0;
        while (sent < request.Length)
        {
            sent += Socket.Send(request.AsSpan(sent));
        }
    }

    /// <summary>Takes what has come; sends the next request once the answer is whole.</summary>
    public void Receive()
    {
        int count = Socket.Receive(_answer.AsSpan(_received));
        if (count == 0)
        {
            throw new IOException("The server closed a connection under load.");
        }

        _received += count;
        ReadOnlySpan<byte> answer = _answer.AsSpan(0, _received);
        int head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0 || answer.Length < head + 4 + BodyLength(answer[..head]))
        {
            return;
        }

        _result.Note(Stopwatch.GetElapsedTime(_sentAt), answer[9..12].SequenceEqual("200"u8));
        Send();
    }

    public void Dispose() => Socket.Dispose();

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        int at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _)
            ? length
            : throw new IOException("An answer has no Content-Length.");
    }
}
