using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>What the user sees of a run: notes, the start, progress, the outcome. Notes may come from any thread.</summary>
internal interface IRunView : IProgress<SynthesisProgress>, IDisposable
{
    /// <summary>Something worth knowing that is no mistake.</summary>
    void Note(string line);

    /// <summary>Everything is loaded and the search begins.</summary>
    void Start(RunStart start);

    /// <summary>The search has ended with this.</summary>
    void Show(SynthesisReport report);

    /// <summary>All files are written: the last words.</summary>
    void End(SynthesisReport report, string folder);
}
