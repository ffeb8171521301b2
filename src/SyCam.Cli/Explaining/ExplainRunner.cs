using System.Security.Cryptography;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Images;
using SyCam.Eval.Saliency;

namespace SyCam.Cli.Explaining;

/// <summary>Draws and writes the maps of pictures, one picture after the other, so that a folder of any size takes the
/// memory of one.</summary>
/// <param name="terminal">Where notes go.</param>
/// <param name="time">The clock.</param>
internal sealed class ExplainRunner(Terminal terminal, TimeProvider time)
{
    private const string ManifestFile = "manifest.json";
    private const string GridFile = "grid.png";

    /// <summary>Does the job. What was drawn before a failure or a cancellation is written.</summary>
    /// <exception cref="InputException">The model, a layer, a class or a folder has a mistake, or no picture can be
    /// read.</exception>
    public ExplainOutcome Run(ExplainJob job, CancellationToken cancellation)
    {
        var pictures = PictureList.Find(job.Inputs);
        var files = new MapFiles(job);
        using var explainer = new PictureExplainer(job, files);
        var grid = new ComparisonGrid(job, files, explainer.Layers.Count);
        var manifest = new ExplainManifest(job, explainer.Model, explainer.Layers);
        var (done, isComplete) = (0, false);
        List<string> captions = [];
        var guarantees = new GuaranteeReport();
        using var progress = new EvaluationProgress(terminal, time, "drawing", pictures.Count);
        try
        {
            foreach (var (path, name) in pictures)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Read(path, out var hash, OrNull) is { } picture)
                {
                    var classes = explainer.Explain(name, picture, hash, cancellation);
                    foreach (var explained in classes)
                    {
                        manifest.Add(explained);
                        grid.Add(explained);
                        guarantees.Add(explained);
                        captions.Add(explained.Class.Caption.ReplaceLineEndings(", "));
                        SayEmpty(explained);
                    }

                    if (job.FusesClasses && classes.Count > 1) grid.AddFused(classes);
                    done++;
                }

                progress.Add(1);
            }

            isComplete = true;
        }
        finally
        {
            if (job.IsGridOnly) grid.Write(OutputFolder.Reserve("", job.Output));
            else if (captions.Count > 0)
            {
                grid.Write(OutputFolder.Reserve(job.Output, GridFile));
                TextFiles.Write(OutputFolder.Reserve(job.Output, ManifestFile), manifest.Text(isComplete));
            }
        }

        if (captions.Count == 0) throw new InputException("none of the pictures can be read");
        foreach (var line in guarantees.Lines()) terminal.Say(line);
        if (grid.LeftOut > 0) terminal.Say($"the grid shows {job.MostRows} rows and leaves out {grid.LeftOut}; --rows says how many");
        return new ExplainOutcome(explainer.Layers, captions, done, manifest.Text(isComplete));

        bool OrNull(string reason)
        {
            if (job.Strict || pictures.Count == 1) return false;
            manifest.AddUnreadable(reason);
            terminal.Say($"left out: {reason}");
            return true;
        }
    }

    // Null for a picture that cannot be read where that is no reason to stop.
    private static RgbImage? Read(string path, out string hash, Func<string, bool> goesOn)
    {
        hash = "";
        try
        {
            var picture = ImageFile.Read(path);
            hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
            return picture;
        }
        catch (InputException error) when (goesOn(error.Message))
        {
            return null;
        }
    }

    private void SayEmpty(ExplainedPicture picture)
    {
        foreach (var cell in picture.Cells.Where(cell => cell.Map.Status != MapStatus.Ok))
        {
            terminal.Say(
                $"{picture.Name}: the map of {cell.Method.Name} at {cell.Layer} for {picture.Class.Name} is "
                + $"{cell.Map.Status.ToName()}: nothing to see");
        }
    }
}
