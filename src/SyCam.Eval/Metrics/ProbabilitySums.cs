using SyCam.Eval.Scoring;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// Adds up the class probability over several changed copies of each map's image. Copies come in any number and any order
/// and leave in full batches of the network, so that memory does not grow with their number.
/// </summary>
internal sealed class ProbabilitySums : IDisposable
{
    private readonly MetricContext _context;
    private readonly SaliencyBatch _batch;
    private readonly Tensor _waiting;
    private readonly List<int> _members = [];
    private readonly double[] _sums;

    /// <summary>Sums for the maps of a batch, all 0.</summary>
    public ProbabilitySums(MetricContext context, SaliencyBatch batch)
    {
        var images = context.Images;
        _context = context;
        _batch = batch;
        _sums = new double[batch.Count];
        _waiting = empty(
            [context.Network.BatchSize, images.Height * images.Width, images.Inputs.shape[1]],
            device: images.Inputs.device).DetachFromDisposeScope();
    }

    /// <summary>Adds copies of the images of some maps that follow each other.</summary>
    /// <param name="copies">One copy for each map, <c>[m,H*W,C]</c>: a pixel's channels lie side by side.</param>
    /// <param name="first">The place of the first map in the batch.</param>
    public void Add(Tensor copies, int first)
    {
        for (long taken = 0, total = copies.shape[0]; taken < total;)
        {
            using var scope = NewDisposeScope();
            var room = Math.Min(_waiting.shape[0] - _members.Count, total - taken);
            _waiting.narrow(0, _members.Count, room).copy_(copies.narrow(0, taken, room));
            for (long i = 0; i < room; i++) _members.Add(first + (int)(taken + i));
            taken += room;
            if (_members.Count == _waiting.shape[0]) Run();
        }
    }

    /// <summary>The sum for each map.</summary>
    public double[] Finish()
    {
        if (_members.Count > 0) Run();
        return _sums;
    }

    /// <inheritdoc/>
    public void Dispose() => _waiting.Dispose();

    private void Run()
    {
        using var scope = NewDisposeScope();
        var images = _context.Images;
        // Channels last in memory, as the frozen network wants it.
        var inputs = _waiting.narrow(0, 0, _members.Count)
            .reshape(_members.Count, images.Height, images.Width, _waiting.shape[2]).permute(0, 3, 1, 2);
        var places = tensor([.. _members.Select(member => (long)_batch.Places[member])], ScalarType.Int64)
            .to(images.Classes.device);
        var probabilities = _context.Network
            .ClassProbabilities(inputs, images.Classes.index_select(0, places), _context.Cancellation)
            .cpu().data<float>().ToArray();
        for (var i = 0; i < probabilities.Length; i++) _sums[_members[i]] += probabilities[i];
        _members.Clear();
    }
}
