using System.Runtime.ExceptionServices;
using SyCam.Eval.Data.Annotations;
using SyCam.Eval.Images;

namespace SyCam.Eval.Data;

/// <summary>Decodes every picture once, so that a corrupt one is known before a run and not in its middle.</summary>
internal static class Verification
{
    /// <summary>
    /// The candidates that can be decoded; the others and the sizes of masks are added to the problems.
    /// </summary>
    public static IReadOnlyList<Candidate> Apply(IReadOnlyList<Candidate> candidates, List<ImageSetProblem> problems)
    {
        var findings = new ImageSetProblem?[candidates.Count];
        try
        {
            Parallel.For(0, candidates.Count, i => findings[i] = Check(candidates[i]));
        }
        catch (AggregateException e) when (e.InnerExceptions[0] is MissingCodecException missing)
        {
            ExceptionDispatchInfo.Throw(missing);
        }
        var found = findings.OfType<ImageSetProblem>().ToLookup(finding => finding.Kind == ProblemKind.Note);
        problems.AddRange(found[false]);
        List<ImageSetProblem> notes = [.. found[true]];
        if (notes.Count > 0)
        {
            var others = notes.Count == 1 ? "" : $" (and {notes.Count - 1} more)";
            problems.Add(notes[0] with { Message = notes[0].Message + others });
        }
        return [.. candidates.Where((_, i) => findings[i] is null or { Kind: ProblemKind.Note })];
    }

    private static ImageSetProblem? Check(Candidate candidate)
    {
        if (MissingFile.Explain(candidate.Path) is { } missing)
            return new ImageSetProblem(ProblemKind.MissingImage, candidate.Path, $"{candidate.Name}: {missing}");
        RgbImage image;
        try
        {
            image = ImageFile.Read(candidate.Path);
        }
        catch (InputException e)
        {
            return new ImageSetProblem(ProblemKind.CorruptImage, candidate.Path, e.Message);
        }
        if (candidate.Annotation is { Height: > 0 } annotation) return CheckAnnotation(candidate, annotation, image);
        return candidate.MaskPath is null ? null : CheckMask(candidate.MaskPath, image);
    }

    private static ImageSetProblem? CheckAnnotation(Candidate candidate, ImageAnnotation annotation, RgbImage image)
    {
        if ((annotation.Height, annotation.Width) == (image.Height, image.Width)) return null;
        var sizes = $"{annotation.Place}: an annotation for {annotation.Width} x {annotation.Height} pixels and a picture of "
            + $"{image.Width} x {image.Height}";
        return (annotation.Height, annotation.Width) == (image.Width, image.Height)
            ? new ImageSetProblem(
                ProblemKind.CorruptMask, candidate.Path, $"{sizes}, upright by its EXIF orientation: remove the orientation "
                + "from the picture if the annotation is of the picture as stored")
            : new ImageSetProblem(ProblemKind.Note, candidate.Path, $"{sizes}; it is resized by nearest neighbour");
    }

    private static ImageSetProblem? CheckMask(string path, RgbImage image)
    {
        try
        {
            var mask = MaskFile.Read(path);
            if (mask.Height == image.Height && mask.Width == image.Width) return null;
            var message = $"{path}: a mask of {mask.Width} x {mask.Height} pixels for a picture of "
                + $"{image.Width} x {image.Height}; it is resized by nearest neighbour";
            return new ImageSetProblem(ProblemKind.Note, path, message);
        }
        catch (InputException e)
        {
            return new ImageSetProblem(ProblemKind.CorruptMask, path, e.Message);
        }
    }
}
