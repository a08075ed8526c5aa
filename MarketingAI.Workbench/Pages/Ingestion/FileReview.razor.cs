using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>Shows how a file was read and lets the person decide what the file alone does not say.</summary>
public sealed partial class FileReview(IDataSets dataSets) : IDisposable
{
    private const int LongestCell = 80;

    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<string, ColumnChoice> _choices = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _doubted = new(StringComparer.Ordinal);
    private FilePreview? _preview;
    private Refusal? _refusal;
    private string _name = string.Empty;

    [Parameter, EditorRequired]
    public required Upload Upload { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<ImportWish> OnImport { get; set; }

    /// <summary>Columns that had a problem at any time, so that a choice can be taken back.</summary>
    private IReadOnlyCollection<string> Doubtful => _doubted;

    private bool CanImport => _preview is { CanImport: true } && !string.IsNullOrWhiteSpace(_name);

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _name = Path.GetFileNameWithoutExtension(Upload.FileName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Upload.FileName[..^3] : Upload.FileName);
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            Outcome<FilePreview> read = await dataSets.PreviewAsync(Upload.Source with { Choices = _choices }, _gone.Token);
            _refusal = read.Refusal;
            _preview = read.IsRefused ? null : read.Value;
            _doubted.UnionWith(_preview?.Problems.Select(problem => problem.Column).OfType<string>() ?? []);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // the person left the page
        }
    }

    private Task ChooseAsync(string column, ChangeEventArgs change)
    {
        _choices[column] = Enum.Parse<ColumnChoice>((string)change.Value!);
        return ReadAsync();
    }

    private Task ImportAsync() => OnImport.InvokeAsync(new ImportWish(_name.Trim(), new Dictionary<string, ColumnChoice>(_choices, StringComparer.Ordinal)));

    private static string Sentence(FilePreview preview)
    {
        int blocking = preview.Problems.Count(problem => problem.Blocks);
        string size = $"{preview.FileName} is {preview.Format}, with {Numbers.Count(preview.RowCount)} rows and {Numbers.Count(preview.Columns.Count)} columns";
        return (blocking, preview.Problems.Count) switch
        {
            (0, 0) => $"{size}. It can be loaded.",
            (0, _) => $"{size}. It can be loaded; something should be checked first.",
            _ => $"{size}. It cannot be loaded before the problems below are solved.",
        };
    }

    private static bool IsNumber(PreviewColumn column) => column.Type is ColumnType.Integer or ColumnType.Number;

    private static string Short(string value) => value.Length > LongestCell ? $"{value[..LongestCell]}…" : value;
}

/// <summary>What the person wants the file loaded as.</summary>
public sealed record ImportWish(string Name, IReadOnlyDictionary<string, ColumnChoice> Choices);
