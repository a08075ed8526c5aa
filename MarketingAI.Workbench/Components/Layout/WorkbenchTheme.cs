using MudBlazor;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>
/// Both themes for MudBlazor's parts. They are written into the page side by side, the dark one under a selector, so that
/// switching is a matter of the browser alone. The same colours stand in <c>wwwroot/css/tokens.css</c> for our own parts.
/// </summary>
internal static class WorkbenchTheme
{
    public static MudTheme Light { get; } = Make(":root");

    public static MudTheme Dark { get; } = Make(":root[data-theme=dark]");

    private static MudTheme Make(string scope) => new()
    {
        PseudoCss = new PseudoCss { Scope = scope },
        PaletteLight = Daylight(),
        PaletteDark = Night(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = Words(),
    };

    private static PaletteLight Daylight() => new()
    {
        Primary = "#0b6b6b",
        PrimaryContrastText = "#ffffff",
        Secondary = "#45545d",
        Tertiary = "#2a5db0",
        Info = "#2a5db0",
        Success = "#1b7440",
        Warning = "#8a5700",
        Error = "#b3261e",
        Background = "#f5f7f8",
        BackgroundGray = "#eceff1",
        Surface = "#ffffff",
        TextPrimary = "#1b2429",
        TextSecondary = "#52606a",
        TextDisabled = "#7b878f",
        ActionDefault = "#52606a",
        LinesDefault = "#dde2e6",
        LinesInputs = "#8b979f",
        TableLines = "#e4e8eb",
        Divider = "#dde2e6",
        TableHover = "#f0f4f5",
        TableStriped = "#f8fafa",
    };

    private static PaletteDark Night() => new()
    {
        Primary = "#4fb9b3",
        PrimaryContrastText = "#06201f",
        Secondary = "#b3c0c7",
        Tertiary = "#8fb8f5",
        Info = "#8fb8f5",
        Success = "#5cc48f",
        Warning = "#e0a94a",
        Error = "#ff8a80",
        Background = "#11171a",
        BackgroundGray = "#0d1214",
        Surface = "#192125",
        TextPrimary = "#e6ecef",
        TextSecondary = "#a3b1b9",
        TextDisabled = "#74828a",
        ActionDefault = "#a3b1b9",
        LinesDefault = "#303c43",
        LinesInputs = "#6f7e87",
        TableLines = "#283339",
        Divider = "#303c43",
        TableHover = "#20292e",
        TableStriped = "#1c2529",
    };

    private static Typography Words() => new()
    {
        Default = new DefaultTypography
        {
            FontFamily = ["Inter", "system-ui", "sans-serif"],
            FontSize = "0.875rem",
            LineHeight = "1.45",
            LetterSpacing = "normal",
        },
        H4 = new H4Typography { FontSize = "1.25rem", FontWeight = "650", LetterSpacing = "-0.01em" },
        H5 = new H5Typography { FontSize = "1.0625rem", FontWeight = "650", LetterSpacing = "normal" },
        H6 = new H6Typography { FontSize = "0.9375rem", FontWeight = "650", LetterSpacing = "normal" },
        Body1 = new Body1Typography { FontSize = "0.875rem", LetterSpacing = "normal" },
        Body2 = new Body2Typography { FontSize = "0.8125rem", LetterSpacing = "normal" },
        Button = new ButtonTypography { FontSize = "0.8125rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
        Caption = new CaptionTypography { FontSize = "0.75rem", LetterSpacing = "normal" },
    };
}
