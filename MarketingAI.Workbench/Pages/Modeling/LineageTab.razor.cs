using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>What a model was made from, so that it can be made again.</summary>
public sealed partial class LineageTab
{
    [Parameter, EditorRequired]
    public required ModelVersion Version { get; set; }

    [Parameter, EditorRequired]
    public required TrainingReport Report { get; set; }

    /// <summary>Null when it is there no more.</summary>
    [Parameter]
    public DataSet? DataSet { get; set; }

    [Parameter]
    public DataContract? Contract { get; set; }
}
