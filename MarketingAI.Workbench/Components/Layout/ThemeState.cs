namespace MarketingAI.Workbench.Components.Layout;

/// <summary>Whether this browser shows the dark theme; charts ask, since they cannot read style sheets.</summary>
public sealed class ThemeState
{
    public bool IsDark { get; private set; }

    public event EventHandler? Changed;

    public void Set(bool isDark)
    {
        if (IsDark != isDark)
        {
            IsDark = isDark;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}
