using System.Buffers;
using System.Buffers.Text;
using System.Text;
using MarketingAI.Engine.Decisioning.Scoring;

namespace MarketingAI.Workbench.Api;

/// <summary>Writes the answer of a scoring call as JSON bytes; see <see cref="ScoreResponse"/> for its form.</summary>
internal static class ScoreAnswer
{
    private const int MostBytesBefore = 512;
    private const int MostBytesARow = 192;

    public static async Task WriteAsync(HttpResponse response, ScoreCall call)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(MostBytesBefore + call.Count * MostBytesARow);
        try
        {
            int length = Write(bytes, call);
            response.ContentType = "application/json";
            response.ContentLength = length;
            await response.BodyWriter.WriteAsync(bytes.AsMemory(0, length), response.HttpContext.RequestAborted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    internal static int Write(Span<byte> target, ScoreCall call)
    {
        Deployment deployment = call.Deployment;
        int at = 0;
        Put(target, ref at, "{\"model\":\""u8);
        at += Encoding.UTF8.GetBytes(deployment.Alias, target[at..]);
        Put(target, ref at, "\",\"modelVersionId\":\""u8);
        Put(target, ref at, deployment.ModelVersionId);
        Put(target, ref at, "\",\"decisions\":["u8);
        for (int row = 0; row < call.Count; row++)
        {
            Put(target, ref at, row == 0 ? "{\"decisionId\":\""u8 : ",{\"decisionId\":\""u8);
            Put(target, ref at, call.DecisionIds[row]);
            Put(target, ref at, "\",\"score\":"u8);
            Put(target, ref at, call.Predictions[row].Score);
            Put(target, ref at, ",\"probability\":"u8);
            Put(target, ref at, call.Predictions[row].Probability);
            Put(target, ref at, ",\"modelVersion\":"u8);
            _ = Utf8Formatter.TryFormat(deployment.ModelVersion, target[at..], out int digits);
            at += digits;
            Put(target, ref at, "}"u8);
        }

        Put(target, ref at, "]}"u8);
        return at;
    }

    private static void Put(Span<byte> target, ref int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(target[at..]);
        at += text.Length;
    }

    private static void Put(Span<byte> target, ref int at, Guid id)
    {
        _ = Utf8Formatter.TryFormat(id, target[at..], out int written);
        at += written;
    }

    /// <summary>JSON has no infinity; a score without a number is null.</summary>
    private static void Put(Span<byte> target, ref int at, double number)
    {
        if (!double.IsFinite(number))
        {
            Put(target, ref at, "null"u8);
            return;
        }

        _ = number.TryFormat(target[at..], out int written, provider: System.Globalization.CultureInfo.InvariantCulture);
        at += written;
    }
}
