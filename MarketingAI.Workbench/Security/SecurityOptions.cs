using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Workbench.Security;

/// <summary>Sign-in of people.</summary>
public sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Failed sign-ins after which an account is locked. Default 5.</summary>
    [Range(3, 20)]
    public int FailuresBeforeLock { get; set; } = 5;

    /// <summary>How long a lock lasts. Default 15.</summary>
    [Range(1, 1440)]
    public int LockMinutes { get; set; } = 15;

    /// <summary>Hours without use after which a person signs in again. Default 12.</summary>
    [Range(1, 168)]
    public int SessionHours { get; set; } = 12;

    /// <summary>Makes the first administrator where there is no account yet; empty outside of a first start.</summary>
    public FirstAdministratorOptions FirstAdministrator { get; set; } = new();

    /// <summary>Business units of people who come from Microsoft Entra; separated by commas. Empty: all units.</summary>
    public string EntraUnits { get; set; } = string.Empty;
}

/// <summary>The account to make at the first start outside Development.</summary>
public sealed class FirstAdministratorOptions
{
    public string Email { get; set; } = string.Empty;

    public string Password { get; set; } = string.Empty;
}
