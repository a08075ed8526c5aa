namespace MarketingAI.Engine.Data.Secrets;

/// <summary>Encrypts secrets that must be used again, such as a broker's password, with the key of this installation.</summary>
public interface ISecretBox
{
    /// <summary>Encrypts a text.</summary>
    /// <param name="purpose">What the secret belongs to; the same must be named to open it, so that it cannot be moved to another place.</param>
    string Close(string purpose, string secret);

    /// <summary>Decrypts what <see cref="Close"/> made.</summary>
    /// <returns>Null where it was made with another key or for another purpose, or is damaged.</returns>
    string? Open(string purpose, string closed);
}
