using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MarketingAI.Workbench.CommandLine.Benchmarks.Http;

/// <summary>
/// Keeps a number of HTTP/1.1 connections busy, one request at a time on each, from a few threads of its own. It does as little as it
/// can between two requests, so that on a small machine the server has the processor.
/// </summary>
internal sealed class HttpLoad(IPEndPoint server, int connections, int threads)
{
    /// <param name="requests">Whole requests, head and body; each connection starts at another one and goes round.</param>
    public async Task<LoadResult> RunAsync(IReadOnlyList<byte[]> requests, TimeSpan duration, CancellationToken cancellationToken)
    {
        long end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        Task<LoadResult>[] running = new Task<LoadResult>[threads];
        for (int i = 0; i < threads; i++)
        {
            int share = connections / threads + (i < connections % threads ? 1 : 0);
            int offset = i * requests.Count / threads;
            running[i] = Task.Factory.StartNew(
                () => Drive(requests, share, offset, end, cancellationToken),
                cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        LoadResult sum = new(duration);
        foreach (LoadResult part in await Task.WhenAll(running))
        {
            sum.Add(part);
        }

        return sum;
    }

    private LoadResult Drive(IReadOnlyList<byte[]> requests, int share, int offset, long end, CancellationToken cancellationToken)
    {
        LoadResult result = new(TimeSpan.Zero);
        List<LoadConnection> all = [];
        Dictionary<Socket, LoadConnection> bySocket = [];
        try
        {
            for (int i = 0; i < share; i++)
            {
                LoadConnection connection = new(server, requests, offset + i * requests.Count / Math.Max(1, share), result);
                all.Add(connection);
                bySocket.Add(connection.Socket, connection);
                connection.Send();
            }

            List<Socket> ready = new(share);
            while (Stopwatch.GetTimestamp() < end && !cancellationToken.IsCancellationRequested)
            {
                ready.Clear();
                ready.AddRange(bySocket.Keys);
                Socket.Select(ready, null, null, 100_000);
                foreach (Socket socket in ready)
                {
                    bySocket[socket].Receive();
                }
            }
        }
        finally
        {
            all.ForEach(connection => connection.Dispose());
        }

        return result;
    }
}
