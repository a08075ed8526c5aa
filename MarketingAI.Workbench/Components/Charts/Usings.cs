global using PlotLayout = Plotly.Blazor.Layout;
