using MarketingAI.Engine.Data;

namespace MarketingAI.Workbench.Hosting;

/// <summary>How far the demo came, in a small file beside the store, so that it survives a kill and is never begun again.</summary>
internal sealed class DemoProgress(DataFolders folders)
{
    private const string Begun = "begun";
    private const string Finished = "finished";

    private string Path => System.IO.Path.Combine(folders.Store, "demo-company.txt");

    public bool IsBegun => File.Exists(Path);

    public bool IsFinished => IsBegun && string.Equals(File.ReadAllText(Path).Trim(), Finished, StringComparison.Ordinal);

    public void Begin() => Write(Begun);

    public void Finish() => Write(Finished);

    private void Write(string word)
    {
        string draft = Path + ".draft";
        File.WriteAllText(draft, word);
        File.Move(draft, Path, overwrite: true);
    }
}
