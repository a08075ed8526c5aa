using System.Globalization;
using MarketingAI.Engine.Identity.Graph;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>The keys of a person as cards, and as a ring with what ties them where they are few enough to be seen.</summary>
public sealed partial class ClusterView
{
    private const int MostDrawn = 24;
    private const int Height = 340;
    private const double CentreX = 320;
    private const double CentreY = 170;
    private const double Radius = 120;

    [Parameter, EditorRequired]
    public required PersonView Person { get; set; }

    /// <summary>Numbers of the chosen keys; belongs to the page.</summary>
    [Parameter, EditorRequired]
    public required ISet<long> Chosen { get; set; }

    [Parameter]
    public bool CanChoose { get; set; }

    [Parameter]
    public EventCallback ChosenChanged { get; set; }

    private IEnumerable<Dot> Dots => Person.Keys.Select((key, i) => new Dot(key, 2 * Math.PI * i / Person.Keys.Count));

    private IEnumerable<Line> Lines
    {
        get
        {
            Dictionary<long, Dot> dots = Dots.ToDictionary(dot => dot.Key.Number);
            foreach (GraphEdge edge in Person.Edges.Where(edge => edge.Left != edge.Right))
            {
                if (dots.TryGetValue(edge.Left, out Dot? left) && dots.TryGetValue(edge.Right, out Dot? right))
                {
                    yield return new Line(left.X, left.Y, right.X, right.Y, edge.State == EdgeState.Joins ? $"tie {edge.Evidence}" : "tie apart");
                }
            }
        }
    }

    private Task ChooseAsync(long key, ChangeEventArgs change)
    {
        _ = change.Value is true ? Chosen.Add(key) : Chosen.Remove(key);
        return ChosenChanged.InvokeAsync();
    }

    /// <summary>Razor keeps the name of this element for itself.</summary>
    private static RenderFragment Label(Dot dot) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", dot.TextX);
        builder.AddAttribute(2, "y", dot.TextY);
        builder.AddAttribute(3, "text-anchor", dot.Anchor);
        builder.AddContent(4, PersonWords.Short(dot.Key.Value));
        builder.CloseElement();
    };

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record Line(string X1, string Y1, string X2, string Y2, string Style);

    private sealed record Dot(GraphKey Key, double Angle)
    {
        public string X => Text(CentreX + (Radius * 1.5 * Math.Sin(Angle)));

        public string Y => Text(CentreY - (Radius * Math.Cos(Angle)));

        public string TextX => Text(CentreX + ((Radius * 1.5 + 16) * Math.Sin(Angle)));

        public string TextY => Text(CentreY - ((Radius + 18) * Math.Cos(Angle)) + 4);

        public string Anchor => Math.Sin(Angle) switch { > 0.2 => "start", < -0.2 => "end", _ => "middle" };
    }
}
