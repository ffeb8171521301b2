using SyCam.Grammar.Terms;

namespace SyCam.Search.Oracles;

/// <summary>The correctness oracle: scores maps on images with a model. Joined to tensors outside this assembly.
/// </summary>
public interface IScoreOracle
{
    /// <summary>One line of text that names everything a score depends on besides the term: model, layer, target,
    /// preprocessing, images, order. Two runs with equal identities may share scores.</summary>
    string Identity { get; }

    /// <summary>The metrics that this oracle can score.</summary>
    IReadOnlyList<Metric> Metrics { get; }

    /// <summary>The number of images of a split, whose order is fixed and mixes the classes.</summary>
    int ImageCount(ImageSplit split);

    /// <summary>The name of the class that is explained on each image of a split; empty where it is not known.
    /// </summary>
    IReadOnlyList<string> ImageClasses(ImageSplit split) => [];

    /// <summary>The forward passes of the network so far, counted in images.</summary>
    long ForwardPasses { get; }

    /// <summary>Scores finished maps; the result has their order. A candidate whose map is no map is a result with
    /// problems, never an exception.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; nothing of the batch counts.</exception>
    IReadOnlyList<MapScores> Score(IReadOnlyList<Term> maps, ScoreRequest request, CancellationToken cancellation);
}
