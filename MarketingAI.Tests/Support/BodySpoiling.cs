namespace MarketingAI.Tests.Support;

/// <summary>Spoils the bytes of an event in one to three places.</summary>
internal static class BodySpoiling
{
    public static byte[] Spoil(byte[] json, bool isLines, Random random)
    {
        List<byte> bytes = [.. json];
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveAt(at);
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.Insert(at, "{}[]\",:\\"u8[random.Next(8)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(30)));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(0, random.Next(bytes.Count)));
                    break;
            }

            if (bytes.Count == 0)
            {
                bytes.Add((byte)'?');
            }
        }

        // A line's end inside an event would make two lines of it, one of which may look like a good event of the same id.
        return [.. isLines ? bytes.Where(b => b != (byte)'\n') : bytes];
    }
}
