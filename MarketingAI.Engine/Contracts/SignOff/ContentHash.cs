using System.Security.Cryptography;
using System.Text.Json;

namespace MarketingAI.Engine.Contracts.SignOff;

/// <summary>What was signed: SHA-256 over name, columns and all that stands around them.</summary>
internal static class ContentHash
{
    public static string Of(DataContract contract) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new ContractDraft(contract.Name, contract.Columns, contract.Detail))));
}
