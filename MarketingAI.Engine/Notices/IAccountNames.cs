namespace MarketingAI.Engine.Notices;

/// <summary>Knows which account belongs to a person's name. The engine has no accounts of its own; who signs people in answers.</summary>
public interface IAccountNames
{
    /// <summary>The account of the present business unit whose holder is called so; null where none or more than one is.</summary>
    Task<string?> AccountOfAsync(string person, CancellationToken cancellationToken);
}
