namespace MarketingAI.Workbench.Navigation;

/// <summary>The ten groups of the left menu, in order, and the settings behind the account.</summary>
public enum MenuGroup
{
    Home,
    Objectives,
    Data,
    Explore,
    Models,
    Decisions,
    Budget,
    Monitor,
    Govern,
    Together,
    Settings,
}
