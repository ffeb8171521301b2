using SyCam.Eval.Programs;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>What a metric may look at besides the saliency, with what no candidate changes kept for all of them.</summary>
public sealed class MetricContext : IDisposable
{
    // More than any batch of candidates.
    private const int MostPrograms = 4096;

    private readonly Dictionary<string, IDisposable> _shared = [];
    private readonly Dictionary<Term, TensorProgram> _programs = [];

    /// <summary>The context of one split.</summary>
    /// <param name="images">The images; they stay the caller's.</param>
    /// <param name="network">The frozen network; it stays the caller's.</param>
    /// <param name="options">How exactly to score.</param>
    /// <param name="cancellation">Checked before each forward pass.</param>
    /// <param name="sources">For each input name of the methods the terminal that it comes from, for metrics that run
    /// methods on changed images.</param>
    public MetricContext(
        PreparedImages images, FrozenNetwork network, MetricOptions options, CancellationToken cancellation,
        IReadOnlyDictionary<string, InputSource>? sources = null)
    {
        Images = images;
        Network = network;
        Options = options;
        Cancellation = cancellation;
        Sources = sources ?? new Dictionary<string, InputSource>();
    }

    /// <summary>The images of the split.</summary>
    public PreparedImages Images { get; }

    /// <summary>The frozen network.</summary>
    public FrozenNetwork Network { get; }

    /// <summary>The probability of each clean image's class by <see cref="Network"/>, <c>[N]</c>: a score must not mix two
    /// precisions.</summary>
    internal Tensor CleanProbabilities => ReferenceEquals(Network, Images.Network)
        ? Images.Probabilities
        : Shared(
            "clean probabilities", () => Network.ClassProbabilities(Images.Inputs, Images.Classes, Cancellation));

    /// <summary>How exactly to score.</summary>
    public MetricOptions Options { get; }

    /// <summary>For each input name of the methods the terminal that it comes from.</summary>
    public IReadOnlyDictionary<string, InputSource> Sources { get; }

    /// <summary>Checked before each forward pass.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Something about the whole split that is made once and kept: blurred inputs and the like.</summary>
    /// <param name="key">Its name, with every parameter that it depends on.</param>
    /// <param name="make">Makes it; the context frees it.</param>
    public T Shared<T>(string key, Func<T> make)
        where T : class, IDisposable
    {
        if (_shared.TryGetValue(key, out var known)) return (T)known;
        var made = make();
        if (made is Tensor tensor) tensor.DetachFromDisposeScope();
        _shared.Add(key, made);
        return made;
    }

    /// <summary>The program of a method, compiled once: metrics that run methods do so image after image.</summary>
    internal TensorProgram ProgramOf(Term method)
    {
        if (_programs.TryGetValue(method, out var known)) return known;
        if (_programs.Count == MostPrograms) _programs.Clear();
        return _programs[method] = TensorProgram.Compile([method]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var value in _shared.Values) value.Dispose();
        _shared.Clear();
    }
}
